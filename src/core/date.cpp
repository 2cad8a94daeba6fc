#include "core/date.h"

#include <array>
#include <charconv>

#include "core/check.h"

namespace core {
namespace {

using std::chrono::year_month_day;

year_month_day parts(Date date) { return year_month_day{date}; }

std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

std::string padded(long long value, std::size_t width) {
    std::string text = std::to_string(value);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

constexpr std::array<const char*, 12> months_in_words{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

}  // namespace

Date day(int year, unsigned month, unsigned day) {
    const year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    check(date.ok(), "a date written in the program exists");
    return date;
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text.substr(0, 4)), m = digits(text.substr(5, 2)), d = digits(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    const year_month_day date{std::chrono::year{static_cast<int>(*y)}, std::chrono::month{*m}, std::chrono::day{*d}};
    if (!date.ok()) return std::nullopt;
    return Date{date};
}

std::string iso(Date date) {
    return padded(year_of(date), 4) + "-" + padded(month_of(date), 2) + "-" + padded(day_of(date), 2);
}

std::string in_words(Date date) {
    return std::to_string(day_of(date)) + " " + months_in_words.at(month_of(date) - 1) + " " +
           std::to_string(year_of(date));
}

std::string iso(Instant instant) {
    const Date date = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time{instant - date};
    return iso(date) + "T" + padded(time.hours().count(), 2) + ":" + padded(time.minutes().count(), 2) + ":" +
           padded(time.seconds().count(), 2) + "Z";
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    const auto h = digits(text.substr(11, 2)), m = digits(text.substr(14, 2)), s = digits(text.substr(17, 2));
    if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
    return *date + std::chrono::hours{*h} + std::chrono::minutes{*m} + std::chrono::seconds{*s};
}

int year_of(Date date) { return static_cast<int>(parts(date).year()); }
unsigned month_of(Date date) { return static_cast<unsigned>(parts(date).month()); }
unsigned day_of(Date date) { return static_cast<unsigned>(parts(date).day()); }

Date add_months(Date date, int months) {
    const auto moved = parts(date) + std::chrono::months{months};
    if (moved.ok()) return moved;
    return moved.year() / moved.month() / std::chrono::last;
}

int age_on(Date born, Date at) {
    const int years = year_of(at) - year_of(born);
    const bool before_birthday =
        month_of(at) < month_of(born) || (month_of(at) == month_of(born) && day_of(at) < day_of(born));
    return before_birthday ? years - 1 : years;
}

const Clock& system_clock() {
    struct SystemClock final : Clock {
        Instant now() const override {
            return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        }
    };
    static const SystemClock clock;
    return clock;
}

}  // namespace core
