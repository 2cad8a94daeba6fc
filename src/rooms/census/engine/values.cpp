#include "rooms/census/engine/values.h"

#include <array>
#include <charconv>

namespace census {
namespace {

constexpr std::array<std::uint8_t, 13> month_days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

constexpr bool is_leap(unsigned year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// The civil-day count of Howard Hinnant's chrono paper, in unsigned arithmetic for years 1 to 9999.
constexpr Day days_since_epoch(unsigned year, unsigned month, unsigned day) {
    const unsigned y = month <= 2 ? year - 1 : year;
    const unsigned era = y / 400, year_of_era = y - era * 400;
    const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return static_cast<Day>(era * 146097 + day_of_era) - 719468;
}
static_assert(days_since_epoch(1970, 1, 1) == 0 && days_since_epoch(2026, 3, 31) == 20543);
static_assert(months_of_returns.first.front() == days_since_epoch(1900, 1, 1) &&
              months_of_returns.first[(2026 - 1900) * 12 + 2] == days_since_epoch(2026, 3, 1) &&
              months_of_returns.first.back() == days_since_epoch(2100, 1, 1));

/// The decimal digits of `text` from `at` on, `count` of them; above 9999 when one is no digit.
constexpr unsigned digits(const char* text, unsigned count) {
    unsigned value = 0;
    for (unsigned i = 0; i < count; ++i) {
        const unsigned digit = static_cast<unsigned char>(text[i]) - static_cast<unsigned>('0');
        if (digit > 9) return 10000;
        value = value * 10 + digit;
    }
    return value;
}

}  // namespace

Day real_day(unsigned year, unsigned month, unsigned day) {
    if (year == 0 || month == 0 || month > 12 || day == 0) return no_day;
    const unsigned last = month_days[month] + (month == 2 && is_leap(year) ? 1U : 0U);
    return day > last ? no_day : days_since_epoch(year, month, day);
}

Day parse_english_day(std::string_view text) {
    if (text.size() != 10 || text[2] != '/' || text[5] != '/') return parse_day(text);
    const unsigned day = digits(text.data(), 2), month = digits(text.data() + 3, 2), year = digits(text.data() + 6, 4);
    if (year > 9999 || month > 12 || day > 31) return no_day;
    return real_day(year, month, day);
}

Number parse_number(std::string_view text) {
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : no_number;
}

}  // namespace census
