#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/utf8.h"

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

/// The day of a year 0001 to 9999; `no_day` when it does not exist.
Day real_day(unsigned year, unsigned month, unsigned day);

/// The days before each month of the years that returns speak of, 1900 to 2099, and before the month after the last:
/// every date of a return passes here.
struct MonthsOfReturns {
    static constexpr unsigned first_year = 1900, last_year = 2099;
    std::array<Day, (last_year - first_year + 1) * 12 + 1> first{};

    constexpr MonthsOfReturns() {
        Day day = -25567;  // 1900-01-01
        for (unsigned i = 0; i + 1 < first.size(); ++i) {
            const unsigned year = first_year + i / 12, month = i % 12 + 1;
            first[i] = day;
            const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            day += month == 2 ? (is_leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        }
        first.back() = day;
    }
};
inline constexpr MonthsOfReturns months_of_returns;

/// As `real_day`, quickly for the years of returns.
inline Day day_at(unsigned year, unsigned month, unsigned day) {
    const unsigned place = (year - MonthsOfReturns::first_year) * 12 + (month - 1);
    if (year < MonthsOfReturns::first_year || year > MonthsOfReturns::last_year || month - 1 > 11)
        return real_day(year, month, day);
    const Day before = months_of_returns.first[place];
    return day - 1 < static_cast<unsigned>(months_of_returns.first[place + 1] - before)
               ? before + static_cast<Day>(day) - 1
               : no_day;
}

/// "2025-03-31" and nothing else, years 0001 to 9999; `no_day` when it has another form or the day does not exist.
inline Day parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return no_day;
    const auto digit = [&](std::size_t at) {
        return static_cast<unsigned>(static_cast<unsigned char>(text[at])) - '0';
    };
    unsigned highest = 0;
    for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) highest = std::max(highest, digit(at));
    if (highest > 9) return no_day;
    return day_at(digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3), digit(5) * 10 + digit(6),
                  digit(8) * 10 + digit(9));
}
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

}  // namespace census
