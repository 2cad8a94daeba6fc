#include <doctest/doctest.h>

#include <initializer_list>

#include "core/statistics.h"

// The check values were computed apart from this code, from the published counts and populations.
TEST_CASE("statistics: rates carry Byar's limits, or exact ones below ten events") {
    const auto leicestershire = core::rate_interval(511, 147439, 10000);
    CHECK(leicestershire.low == doctest::Approx(31.72).epsilon(0.0002));
    CHECK(leicestershire.high == doctest::Approx(37.80).epsilon(0.0002));
    const auto rutland = core::rate_interval(28, 8012, 10000);
    CHECK(rutland.low == doctest::Approx(23.22).epsilon(0.0003));
    CHECK(rutland.high == doctest::Approx(50.51).epsilon(0.0002));
    const auto none = core::rate_interval(0, 8012, 10000);
    CHECK(none.low == 0);
    CHECK(none.high == doctest::Approx(4.60).epsilon(0.002));
    const auto six = core::rate_interval(6, 147439, 10000);
    CHECK(six.low == doctest::Approx(0.149).epsilon(0.005));
    CHECK(six.high == doctest::Approx(0.886).epsilon(0.001));
}

TEST_CASE("statistics: proportions carry Wilson's limits") {
    const auto check = [](std::int64_t part, std::int64_t whole, double low, double high) {
        const auto interval = core::proportion_interval(part, whole);
        CHECK(interval.low * 100 == doctest::Approx(low).epsilon(0.001));
        CHECK(interval.high * 100 == doctest::Approx(high).epsilon(0.001));
    };
    check(153, 618, 21.52, 28.31);
    check(7, 38, 9.22, 33.42);
    check(0, 28, 0, 12.06);
    check(10, 10, 72.25, 100);
}

TEST_CASE("statistics: the limits of an expected count agree with those of a count where it is whole") {
    for (const int events : {0, 1, 6, 9, 10, 25, 400})
        for (const double z : {core::z_95, core::z_998}) {
            const auto counted = core::count_interval(events, z);
            const auto expected = core::expected_count_interval(events, z);
            CHECK(expected.low == doctest::Approx(counted.low));
            CHECK(expected.high == doctest::Approx(counted.high));
        }
    const auto half = core::expected_count_interval(2.5);
    CHECK(half.low > core::count_interval(2).low);
    CHECK(half.high < core::count_interval(3).high);
}
