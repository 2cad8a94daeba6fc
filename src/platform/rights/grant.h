#pragma once
#include <string>
#include <string_view>

#include "platform/rights/permission.h"

namespace rights {

/// Proof that `Policy` allowed P to one person, for one record or (where none was named) in general. Commands that
/// change something ask for it, so an unchecked call does not compile.
template <class P>
class Grant {
  public:
    const std::string& account() const { return account_; }
    const std::string& name() const { return name_; }
    /// The record's address; empty: the permission was asked for in general. A command on a record checks this.
    const std::string& record() const { return record_; }

  private:
    friend class Policy;
    friend class Operator;
    Grant(std::string account, std::string name, std::string record)
        : account_(std::move(account)), name_(std::move(name)), record_(std::move(record)) {}
    std::string account_, name_, record_;
};

class Operator;

/// Proof that an account is the one that is signed in: for what its holder alone does to it, whatever they may else.
class Holder {
  public:
    const std::string& account() const { return account_; }

  private:
    friend class Doorkeeper;
    friend class Operator;
    explicit Holder(std::string account) : account_(std::move(account)) {}
    std::string account_;
};

/// Proof that some permission was granted, and of which room: for what the commands of several rooms share, which
/// cannot name the permission of each. A command of a room asks for its own Grant.
class Granted {
  public:
    template <class P>
    Granted(const Grant<P>&)  // NOLINT(google-explicit-constructor)
        : room_(P::text.substr(0, P::text.find('.'))) {}
    Granted(const Operator&) {}  // NOLINT(google-explicit-constructor)

    /// The room's word, as permissions begin; empty: of the installation, which is every room's.
    std::string_view room() const { return room_; }

  private:
    std::string_view room_;
};

}  // namespace rights
