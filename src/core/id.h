#pragma once
#include <compare>
#include <cstdint>

namespace core {

/// A record's number in the store. Ids of different kinds do not mix: `Id<struct SessionTag>` is no `Id<struct
/// BookingTag>`.
template <class Tag>
struct Id {
    std::int64_t number = 0;
    friend auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace core
