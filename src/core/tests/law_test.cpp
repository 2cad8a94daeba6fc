#include <doctest/doctest.h>

#include "core/check.h"
#include "core/law.h"

using core::day;

TEST_CASE("law: a record is judged by the Working Together of its day") {
    CHECK(core::working_together(day(2018, 3, 31))->code == "WT2015");
    CHECK(core::working_together(day(2019, 1, 1))->code == "WT2018");
    CHECK(core::working_together(day(2023, 12, 14))->code == "WT2018");
    CHECK(core::working_together(day(2025, 3, 31))->code == "WT2023");
    CHECK(core::working_together(day(2026, 11, 21))->code == "WT2026");
    CHECK(core::working_together(day(2015, 3, 25)) == nullptr);
}

TEST_CASE("law: no two editions of Working Together bind on one day, and none is missing between") {
    for (auto date = day(2015, 3, 26); date < day(2027, 1, 1); date += std::chrono::days{1}) {
        int binding = 0;
        for (const auto& law : core::instruments())
            if (law.code.starts_with("WT") && core::in_force(law, date)) ++binding;
        REQUIRE_MESSAGE(binding == 1, core::iso(date));
    }
    CHECK_THROWS_AS(core::instrument("WT1999"), core::Bug);
}
