#pragma once
#include <utility>

namespace publish {

template <class T>
class Disclosed;

/// How small numbers are treated before they are published.
enum class Profile {
    as_published,  ///< every value has been published by its owner before and is told as it was
};

/// The only way to a `Disclosed`: what a writer accepts has been through here.
template <class T>
Disclosed<T> disclose(T value, Profile profile);

/// A value that disclosure control has let through.
template <class T>
class Disclosed {
  public:
    const T& operator*() const { return value_; }
    const T* operator->() const { return &value_; }

  private:
    explicit Disclosed(T value) : value_(std::move(value)) {}
    friend Disclosed<T> disclose<T>(T value, Profile profile);
    T value_;
};

template <class T>
Disclosed<T> disclose(T value, Profile) {
    return Disclosed<T>{std::move(value)};
}

}  // namespace publish
