#include <doctest/doctest.h>

#include "core/calendar.h"

using core::day;

TEST_CASE("calendar: working days between two days are counted in one step") {
    const core::Calendar calendar{{day(2025, 4, 18), day(2025, 4, 21), day(2025, 5, 5)}};
    CHECK(calendar.between(day(2025, 4, 17), day(2025, 5, 13)).count == 15);
    CHECK(calendar.between(day(2025, 5, 13), day(2025, 4, 17)).count == -15);
    for (int n = 0; n < 400; ++n) {
        const core::Date from = day(2025, 1, 1) + std::chrono::days{n % 17};
        const core::Date to = from + std::chrono::days{n};
        int count = 0;
        for (core::Date d = from + std::chrono::days{1}; d <= to; d += std::chrono::days{1})
            count += calendar.is_working_day(d) ? 1 : 0;
        CHECK(calendar.between(from, to).count == count);
    }
}
