#pragma once
#include <stdexcept>
#include <string>

#include "core/location.h"

namespace core {

/// We are wrong: a promise of our own code does not hold. Caught only at the request boundary, the job boundary and
/// main.
class Bug : public std::logic_error {
  public:
    Bug(const std::string& what, Location where);
    const Location& where() const noexcept { return where_; }

  private:
    Location where_;
};

/// Throws `Bug` when `condition` is false. Always on, never for input. `why` says why it must hold.
void check(bool condition, const char* why, Location where = Location::current());

}  // namespace core
