#include <doctest/doctest.h>

#include "core/calendar.h"
#include "core/period.h"
#include "core/utf8.h"

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

TEST_CASE("period: years are 1900 to 2100, but a period can be moved past them") {
    for (const char* code : {"1899", "2101", "1899-00", "2101-02", "1899-12-31", "2101-01", "AY1899-00", "0204-05 Q1"})
        CHECK_MESSAGE(!core::Period::parse(code), code);
    for (const char* code : {"1900", "2100", "1900-01", "2100-01", "2100-12-31", "2100-12"})
        CHECK_MESSAGE(core::Period::parse(code), code);
    CHECK(core::Period::parse("1900")->moved(-1).code() == "1899");
    CHECK(core::Period::parse("2024-02")->moved(-1).last() == core::day(2023, 2, 28));
    CHECK(core::Period::parse("2023-02")->moved(1).last() == core::day(2024, 2, 29));
}

TEST_CASE("utf8: what is shown of foreign text is one line of UTF-8") {
    CHECK(core::clipped("plain", 60) == "plain");
    CHECK(core::clipped("caf\xC3\xA9", 4) == "caf");
    CHECK(core::clipped("caf\xC3\xA9", 5) == "caf\xC3\xA9");
    CHECK(core::clipped("a\nb\x1B[2J\x7F\xC2\x9B", 60) == "a?b?[2J??");
    CHECK(core::clipped("\xE9t\xE9", 60) == "?t?");
    CHECK(core::clipped("", 60).empty());
}
