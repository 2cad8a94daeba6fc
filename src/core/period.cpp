#include "core/period.h"

#include "core/check.h"

namespace core {
namespace {

/// Figures of other years are slips of the key.
constexpr int first_year = 1900, last_year = 2100;

std::optional<int> four_digits(std::string_view text) {
    if (text.size() != 4) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    if (value < first_year || value > last_year) return std::nullopt;
    return value;
}

/// The first year of "2024-25"; empty unless the second follows the first.
std::optional<int> year_pair(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto start = four_digits(text.substr(0, 4));
    if (!start) return std::nullopt;
    if (ReportingYear{*start}.code() != text) return std::nullopt;
    return start;
}

Date last_of_month(Date first) { return add_months(first, 1) - std::chrono::days{1}; }

}  // namespace

std::pair<Date, Date> ReportingYear::quarter(int number) const {
    check(number >= 1 && number <= 4, "a year has quarters 1 to 4");
    const Date begin = add_months(first(), 3 * (number - 1));
    return {begin, add_months(begin, 3) - std::chrono::days{1}};
}

std::string ReportingYear::code() const {
    const int end = (start + 1) % 100;
    return std::to_string(start) + "-" + (end < 10 ? "0" : "") + std::to_string(end);
}

std::optional<ReportingYear> ReportingYear::parse(std::string_view text) {
    const auto start_year = year_pair(text);
    if (!start_year) return std::nullopt;
    return ReportingYear{*start_year};
}

ReportingYear ReportingYear::of(Date date) { return {month_of(date) >= 4 ? year_of(date) : year_of(date) - 1}; }

AcademicYear AcademicYear::of(Date date) { return {month_of(date) >= 9 ? year_of(date) : year_of(date) - 1}; }

std::optional<Period> Period::parse(std::string_view text) {
    const std::string code{text};
    const auto bounded = [](Date date) { return year_of(date) >= first_year && year_of(date) <= last_year; };
    if (const auto date = parse_date(text); date && bounded(*date)) return Period{Kind::day, *date, *date, code};
    if (const auto year = ReportingYear::parse(text))
        return Period{Kind::reporting_year, year->first(), year->last(), code};
    if (text.starts_with("AY")) {
        if (const auto start = year_pair(text.substr(2)))
            return Period{Kind::academic_year, AcademicYear{*start}.first(), AcademicYear{*start}.last(), code};
        return std::nullopt;
    }
    if (text.size() == 10 && text.substr(7, 2) == " Q" && text[9] >= '1' && text[9] <= '4') {
        const auto year = ReportingYear::parse(text.substr(0, 7));
        if (!year) return std::nullopt;
        const auto [first, last] = year->quarter(text[9] - '0');
        return Period{Kind::quarter, first, last, code};
    }
    if (const auto year = four_digits(text))
        return Period{Kind::calendar_year, day(*year, 1, 1), day(*year, 12, 31), code};
    if (text.size() == 7) {
        const auto first = parse_date(code + "-01");
        if (first && bounded(*first)) return Period{Kind::month, *first, last_of_month(*first), code};
    }
    return std::nullopt;
}

Period Period::moved(int years) const {
    const auto shifted = [&](Date date) { return add_months(date, 12 * years); };
    const std::string year = ReportingYear{ReportingYear::of(first_).start + years}.code();
    std::string code;
    switch (kind_) {
        case Kind::day:
            code = iso(shifted(first_));
            break;
        case Kind::month:
            code = iso(shifted(first_)).substr(0, 7);
            break;
        case Kind::quarter:
            code = year + code_.substr(7);
            break;
        case Kind::reporting_year:
            code = year;
            break;
        case Kind::academic_year:
            code = "AY" + ReportingYear{AcademicYear::of(first_).start + years}.code();
            break;
        case Kind::calendar_year:
            code = iso(shifted(first_)).substr(0, 4);
            break;
    }
    const Date first = shifted(first_);
    return Period{kind_, first, kind_ == Kind::month ? last_of_month(first) : shifted(last_), code};
}

std::string Period::label() const {
    switch (kind_) {
        case Kind::day:
            return in_words(first_);
        case Kind::month:
            return in_words(first_).substr(2);
        case Kind::academic_year:
            return "academic year " + code_.substr(2);
        case Kind::quarter:
        case Kind::reporting_year:
        case Kind::calendar_year:
            return code_;
    }
    return code_;
}

std::strong_ordering operator<=>(const Period& a, const Period& b) {
    if (const auto order = a.last_ <=> b.last_; order != 0) return order;
    if (const auto order = b.first_ <=> a.first_; order != 0) return order;
    return a.code_ <=> b.code_;
}

}  // namespace core
