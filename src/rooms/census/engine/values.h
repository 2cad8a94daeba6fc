#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"

/// The statutory returns: readers, national rules, indicators. Values here are the cells of a return's columns.
namespace census {

/// A row of a table, counting from 0 in the order of the document.
using Row = std::uint32_t;
inline constexpr Row no_row = std::numeric_limits<Row>::max();

/// A calendar day as a number of days since 1970-01-01, so that a rule's "within n days" is one subtraction.
using Day = std::int32_t;
/// The date is not there, or is no date. Smaller than every date.
inline constexpr Day no_day = std::numeric_limits<Day>::min();

constexpr bool given(Day day) { return day != no_day; }

/// Both dates are there and the first is earlier. A missing date is neither before nor after another.
constexpr bool before(Day a, Day b) { return a != no_day && a < b; }

constexpr Day day_of(core::Date date) { return static_cast<Day>(date.time_since_epoch().count()); }
constexpr core::Date date_of(Day day) { return core::Date{std::chrono::days{day}}; }

/// "2025-03-31" and nothing else, years 0001 to 9999; `no_day` when it has another form or the day does not exist.
Day parse_day(std::string_view text);
/// "31/03/2025", as the SSDA903 writes it, or the form above; `no_day` otherwise.
Day parse_english_day(std::string_view text);

/// The days of one year of a return, both inclusive. Without a reference date both are `no_day`, and no date is in or
/// outside.
struct Period {
    Day first = no_day;
    Day last = no_day;

    constexpr bool holds(Day day) const { return given(day) && given(last) && first <= day && day <= last; }
    constexpr bool leaves_out(Day day) const { return given(day) && given(last) && (day < first || last < day); }
};

/// A code of a code set: 0 where the cell is empty, 1, 2, ... for the set's codes in their order, and from
/// `unknown_code` on for text that is no code of the set (equal text, equal code, within one block).
using Code = std::uint16_t;
inline constexpr Code no_code = 0;
inline constexpr Code unknown_code = 0x8000;

constexpr bool given(Code code) { return code != no_code; }
constexpr bool known(Code code) { return code != no_code && code < unknown_code; }

/// A whole number of a cell; `no_number` where the cell is empty or holds no whole number.
using Number = std::int64_t;
inline constexpr Number no_number = std::numeric_limits<Number>::min();
Number parse_number(std::string_view text);

/// A piece of a block's text store; length 0 where the cell is empty.
struct Text {
    std::uint32_t at = 0;
    std::uint32_t length = 0;
};

/// Without the spaces, tabs and line ends around it.
std::string_view trimmed(std::string_view text);

}  // namespace census
