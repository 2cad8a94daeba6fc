#pragma once
#include <source_location>
#include <stdexcept>
#include <string>

namespace core {

/// We are wrong: a promise of our own code does not hold. Caught only at the request boundary, the job boundary and
/// main.
class Bug : public std::logic_error {
  public:
    Bug(const std::string& what, std::source_location where);
    const std::source_location& where() const noexcept { return where_; }

  private:
    std::source_location where_;
};

/// Throws `Bug` when `condition` is false. Always on, never for input. `why` says why it must hold.
void check(bool condition, const char* why, std::source_location where = std::source_location::current());

}  // namespace core
