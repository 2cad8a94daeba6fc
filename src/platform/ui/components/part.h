#pragma once
#include <concepts>
#include <optional>
#include <utility>

#include "platform/ui/html.h"

namespace ui {

/// An optional part of a component. Text or markup is enough where only the first field matters:
/// `.hint = "As on the letter"` is `.hint = Hint{.text = "As on the letter"}`.
template <class T>
class Part : public std::optional<T> {
  public:
    Part() = default;
    Part(T value) : std::optional<T>(std::move(value)) {}             // NOLINT(google-explicit-constructor)
    Part(const std::optional<T>& value) : std::optional<T>(value) {}  // NOLINT(google-explicit-constructor)
    template <std::convertible_to<Html> Text>
    Part(const Text& text) : std::optional<T>(T{text}) {}  // NOLINT(google-explicit-constructor)
};

}  // namespace ui
