#include "platform/reference/reference.h"

#include <doctest/doctest.h>

#include <map>

using core::day;
using core::WorkingDays;

namespace {
core::Date due(core::Date event, int days) { return reference::england().due(event, WorkingDays{days}); }
}  // namespace

TEST_CASE("england: eight holidays a year but in the years of jubilees, the coronation and the state funeral") {
    std::map<int, int> by_year;
    for (const auto holiday : reference::england().holidays()) ++by_year[core::year_of(holiday)];
    CHECK(by_year.begin()->first == 2012);
    CHECK(by_year.rbegin()->first == 2028);
    for (const auto& [year, count] : by_year) {
        const int expected = year == 2022 ? 10 : (year == 2012 || year == 2023) ? 9 : 8;
        CHECK_MESSAGE(count == expected, year);
    }
}

TEST_CASE("england: one-off and substitute days are holidays, and the days they replace are not") {
    const auto& england = reference::england();
    for (const auto holiday : {day(2012, 6, 4), day(2012, 6, 5), day(2020, 5, 8), day(2022, 6, 2), day(2022, 6, 3),
                               day(2022, 9, 19), day(2023, 5, 8), day(2026, 12, 28), day(2021, 12, 27),
                               day(2021, 12, 28), day(2027, 12, 27), day(2027, 12, 28), day(2022, 12, 26),
                               day(2022, 12, 27), day(2022, 1, 3), day(2023, 1, 2), day(2020, 12, 28), day(2028, 1, 3)})
        CHECK_MESSAGE(!england.is_working_day(holiday), core::iso(holiday));
    for (const auto ordinary : {day(2020, 5, 4), day(2022, 5, 30), day(2012, 5, 28)})
        CHECK_MESSAGE(england.is_working_day(ordinary), core::iso(ordinary));
    CHECK(england.covers(day(2028, 12, 31)));
    CHECK(!england.covers(day(2029, 1, 1)));
}

TEST_CASE("england: statutory periods end on the days worked out by hand") {
    CHECK(due(day(2025, 4, 17), 15) == day(2025, 5, 13));
    CHECK(due(day(2022, 5, 31), 15) == day(2022, 6, 23));
    CHECK(due(day(2022, 9, 9), 10) == day(2022, 9, 26));
    CHECK(due(day(2023, 4, 28), 45) == day(2023, 7, 5));
    CHECK(due(day(2024, 3, 28), 1) == day(2024, 4, 2));
    CHECK(due(day(2025, 12, 24), 1) == day(2025, 12, 29));
    CHECK(due(day(2025, 12, 23), 5) == day(2026, 1, 2));
    CHECK(due(day(2025, 12, 27), 5) == day(2026, 1, 5));
    CHECK(due(day(2026, 12, 24), 5) == day(2027, 1, 5));
}

TEST_CASE("england: whether the day of the event counts is the rule's own property") {
    const auto& england = reference::england();
    const auto inclusive = [&](core::Date event, int days) {
        return england.due(event, WorkingDays{days}, core::EventDay::is_day_one);
    };
    CHECK(inclusive(day(2025, 4, 17), 15) == day(2025, 5, 12));
    CHECK(inclusive(day(2025, 12, 27), 1) == day(2025, 12, 29));
    CHECK(england.due(day(2025, 12, 27), WorkingDays{0}) == day(2025, 12, 27));
}
