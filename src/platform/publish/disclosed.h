#pragma once
#include <utility>

namespace publish {

class Control;

/// A value that disclosure control has let through (disclose.h): the only kind that writers accept.
template <class T>
class Disclosed {
  public:
    const T& operator*() const { return value_; }
    const T* operator->() const { return &value_; }

  private:
    explicit Disclosed(T value) : value_(std::move(value)) {}
    friend class Control;
    T value_;
};

}  // namespace publish
