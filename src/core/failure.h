#pragma once
#include <stdexcept>
#include <string>

#include "core/location.h"

namespace core {

/// The world failed: disk, network, database. It says what the caller may do next, not which library complained.
/// Caught only at the request boundary, the job boundary and main.
class Failure : public std::runtime_error {
  public:
    struct Facts {
        bool retryable = false;         ///< the same work may be tried again at once, on this or a new connection
        bool outcome_unknown = false;   ///< the work may or may not have been done: never repeat it blindly
        bool connection_usable = true;  ///< false: drop the connection and open another
    };

    explicit Failure(const std::string& what, Location where = Location::current()) : Failure(what, Facts{}, where) {}
    Failure(const std::string& what, Facts facts, Location where = Location::current())
        : std::runtime_error(what), facts_(facts), where_(where) {}

    bool retryable() const noexcept { return facts_.retryable && !facts_.outcome_unknown; }
    bool outcome_unknown() const noexcept { return facts_.outcome_unknown; }
    bool connection_usable() const noexcept { return facts_.connection_usable; }
    const Location& where() const noexcept { return where_; }

  private:
    Facts facts_;
    Location where_;
};

}  // namespace core
