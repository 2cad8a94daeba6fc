#pragma once
#include <string>

#include "platform/rights/grant.h"

namespace rights {

/// Whoever runs the installation: at its command line, or by the work that the program does of itself (packs, jobs).
/// No policy is asked. tools/banned_words.txt names the files that may have this header: no page, and no command that
/// people give (docs/decisions/0020-commands-take-grants.md).
class Operator {
  public:
    /// `name`: as the audit trail tells it.
    explicit Operator(std::string name) : name_(std::move(name)) {}

    template <class P>
    operator Grant<P>() const {  // NOLINT(google-explicit-constructor)
        return {{}, name_, {}};
    }
    /// Stands in for the holder of an account.
    static Holder holder(std::string account) { return Holder{std::move(account)}; }

  private:
    std::string name_;
};

}  // namespace rights
