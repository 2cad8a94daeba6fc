#pragma once
#include <utility>

namespace core {

/// A personal value. It has no formatter and no stream operator, so that logging one does not compile; `reveal()` is
/// easy to search for in review.
template <class T>
class Sensitive {
  public:
    Sensitive() = default;
    explicit Sensitive(T value) : value_(std::move(value)) {}
    const T& reveal() const { return value_; }
    friend bool operator==(const Sensitive&, const Sensitive&) = default;

  private:
    T value_{};
};

}  // namespace core
