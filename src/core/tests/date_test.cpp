#include <doctest/doctest.h>

#include "core/date.h"
#include "core/london.h"
#include "core/period.h"

using core::day;
using core::Period;

TEST_CASE("date: only days that exist are read") {
    CHECK(core::parse_date("2024-02-29") == day(2024, 2, 29));
    for (const char* bad : {"2023-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "24-01-01", "2024-1-1",
                            "2024-01-01 ", "2024/01/01", "01-01-2024", ""})
        CHECK_MESSAGE(!core::parse_date(bad), bad);
    CHECK(core::in_words(day(2025, 3, 31)) == "31 March 2025");
    CHECK(core::iso(day(987, 3, 1)) == "0987-03-01");
    CHECK(core::iso(*core::parse_instant("2025-03-30T00:59:59Z")) == "2025-03-30T00:59:59Z");
    CHECK(!core::parse_instant("2025-03-30T24:00:00Z"));
}

TEST_CASE("date: months clip to the end of the month") {
    CHECK(core::add_months(day(2024, 8, 31), 6) == day(2025, 2, 28));
    CHECK(core::add_months(day(2023, 8, 31), 6) == day(2024, 2, 29));
    CHECK(core::add_months(day(2024, 1, 15), 3) == day(2024, 4, 15));
    CHECK(core::add_months(day(2024, 1, 31), -2) == day(2023, 11, 30));
}

TEST_CASE("date: an age is reached on the birthday") {
    CHECK(core::age_on(day(2007, 6, 15), day(2025, 6, 14)) == 17);
    CHECK(core::age_on(day(2007, 6, 15), day(2025, 6, 15)) == 18);
    CHECK(core::age_on(day(2008, 2, 29), day(2026, 2, 28)) == 17);
    CHECK(core::age_on(day(2008, 2, 29), day(2026, 3, 1)) == 18);
}

TEST_CASE("period: each way of writing a time is read, and no other") {
    const auto year = Period::parse("2024-25");
    REQUIRE(year);
    CHECK(year->first() == day(2024, 4, 1));
    CHECK(year->last() == day(2025, 3, 31));
    CHECK(Period::parse("1999-00")->last() == day(2000, 3, 31));
    CHECK(Period::parse("2024-25 Q4")->first() == day(2025, 1, 1));
    CHECK(Period::parse("AY2024-25")->last() == day(2025, 8, 31));
    CHECK(Period::parse("2021")->last() == day(2021, 12, 31));
    CHECK(Period::parse("2024-09")->last() == day(2024, 9, 30));
    CHECK(Period::parse("2025-03-31")->kind() == Period::Kind::day);
    for (const char* bad : {"2024-26", "2024-25 Q5", "AY2024", "2024-13", "24-25", "2025-02-30", "", "Q1", "0000"})
        CHECK_MESSAGE(!Period::parse(bad), bad);
    CHECK(*Period::parse("2023-24") < *Period::parse("2024-25"));
    CHECK(*Period::parse("2025-03-31") < *Period::parse("2024-25"));
    CHECK(Period::parse("2024-09")->label() == "September 2024");
}

TEST_CASE("period: moved by years it stays of its kind") {
    const auto moved = [](const char* code, int years) { return Period::parse(code)->moved(years).code(); };
    CHECK(moved("2024-25", -1) == "2023-24");
    CHECK(moved("1999-00", 1) == "2000-01");
    CHECK(moved("2024-25 Q3", -1) == "2023-24 Q3");
    CHECK(moved("AY2024-25", -2) == "AY2022-23");
    CHECK(moved("2021", 4) == "2025");
    CHECK(moved("2024-09", -1) == "2023-09");
    CHECK(moved("2024-02-29", 1) == "2025-02-28");
}

TEST_CASE("london: moments are told on London's clocks") {
    CHECK(core::in_words(*core::parse_instant("2025-07-01T23:30:00Z")) == "2 July 2025 at 12:30am");
    CHECK(core::in_words(*core::parse_instant("2025-01-01T09:05:59Z")) == "1 January 2025 at 9:05am");
}

TEST_CASE("london: a summer evening belongs to the day on London's clocks") {
    CHECK(core::london_date(*core::parse_instant("2025-07-01T23:30:00Z")) == day(2025, 7, 2));
    CHECK(core::london_date(*core::parse_instant("2025-12-31T23:30:00Z")) == day(2025, 12, 31));
}
