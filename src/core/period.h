#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"

namespace core {

/// The business year of a partnership: 1 April to 31 March. `start` is the year in which it begins.
struct ReportingYear {
    int start;

    Date first() const { return day(start, 4, 1); }
    Date last() const { return day(start + 1, 3, 31); }
    /// 1: April to June ... 4: January to March. Throws `Bug` for another number.
    std::pair<Date, Date> quarter(int number) const;
    ReportingYear previous() const { return {start - 1}; }
    /// "2024-25"
    std::string code() const;
    /// "2024-25" and nothing else: "2024-26" is no year.
    static std::optional<ReportingYear> parse(std::string_view code);
    static ReportingYear of(Date date);
    friend auto operator<=>(const ReportingYear&, const ReportingYear&) = default;
};

/// 1 September to 31 August.
struct AcademicYear {
    int start;

    Date first() const { return day(start, 9, 1); }
    Date last() const { return day(start + 1, 8, 31); }
    static AcademicYear of(Date date);
    friend auto operator<=>(const AcademicYear&, const AcademicYear&) = default;
};

/// The year of a statutory return: `end` 2026 means 1 April 2025 to 31 March 2026.
struct CensusYear {
    int end;

    Date first() const { return day(end - 1, 4, 1); }
    Date last() const { return day(end, 3, 31); }
    friend auto operator<=>(const CensusYear&, const CensusYear&) = default;
};

/// The time that a figure speaks of; always explicit. Written in packs and addresses as its code:
/// "2024-25" reporting year, "2024-25 Q1", "AY2024-25" academic year, "2024" calendar year, "2024-09" month,
/// "2025-03-31" a day (a count taken on that day).
class Period {
  public:
    enum class Kind { day, month, quarter, reporting_year, academic_year, calendar_year };

    static std::optional<Period> parse(std::string_view code);

    Kind kind() const { return kind_; }
    Date first() const { return first_; }
    Date last() const { return last_; }
    const std::string& code() const { return code_; }
    /// The same moment or span `years` later (earlier when negative): "2024-25" one earlier is "2023-24"; 29 February
    /// becomes 28.
    Period moved(int years) const;
    /// "2024-25", "31 March 2025", "September 2024", "academic year 2024-25": as it stands in a table's heading.
    std::string label() const;
    /// Chronological: by its last day, then the longer period after the shorter.
    friend std::strong_ordering operator<=>(const Period& a, const Period& b);
    friend bool operator==(const Period& a, const Period& b) { return a.code_ == b.code_; }

  private:
    Period(Kind kind, Date first, Date last, std::string code)
        : kind_(kind), first_(first), last_(last), code_(std::move(code)) {}

    Kind kind_;
    Date first_, last_;
    std::string code_;
};

}  // namespace core
