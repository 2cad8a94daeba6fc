#pragma once
#include <chrono>
#include <string>

#include "core/date.h"

/// London's clock, because g++ 12 has no time zones.
namespace core {

namespace detail {
constexpr Instant one_o_clock_on_last_sunday(int year, unsigned month) {
    const auto last_sunday =
        std::chrono::year{year} / std::chrono::month{month} / std::chrono::Sunday[std::chrono::last];
    return std::chrono::sys_days{last_sunday} + std::chrono::hours{1};
}
}  // namespace detail

/// How far London is ahead of UTC at a moment. Summer Time Act 1972 s.1, as substituted by SI 2002/262 art. 2: the
/// period of summer time begins "at one o'clock, Greenwich mean time, in the morning of the last Sunday in March" and
/// ends at the same hour on the last Sunday in October. In force from 2002.
constexpr std::chrono::hours london_offset(Instant instant) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(instant)};
    const int year = static_cast<int>(date.year());
    const bool summer = instant >= detail::one_o_clock_on_last_sunday(year, 3) &&
                        instant < detail::one_o_clock_on_last_sunday(year, 10);
    return std::chrono::hours{summer ? 1 : 0};
}

/// "22 November 2026 at 09:05", on London's clocks.
std::string in_words(Instant instant);

/// The day in London at a moment.
constexpr Date london_date(Instant instant) {
    return std::chrono::floor<std::chrono::days>(instant + london_offset(instant));
}

// Summer time of 2025: 30 March to 26 October.
static_assert(london_offset(std::chrono::sys_days{std::chrono::year{2025} / 3 / 30} + std::chrono::minutes{59}) ==
              std::chrono::hours{0});
static_assert(london_offset(std::chrono::sys_days{std::chrono::year{2025} / 3 / 30} + std::chrono::hours{1}) ==
              std::chrono::hours{1});
static_assert(london_offset(std::chrono::sys_days{std::chrono::year{2025} / 10 / 26} + std::chrono::minutes{59}) ==
              std::chrono::hours{1});
static_assert(london_offset(std::chrono::sys_days{std::chrono::year{2025} / 10 / 26} + std::chrono::hours{1}) ==
              std::chrono::hours{0});
static_assert(london_date(std::chrono::sys_days{std::chrono::year{2025} / 7 / 1} +
                          std::chrono::minutes{23 * 60 + 30}) ==
              std::chrono::sys_days{std::chrono::year{2025} / 7 / 2});

}  // namespace core
