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

TEST_CASE("statistics: a difference of proportions by Newcombe's method 10 agrees with his published example") {
    // Newcombe 1998, table II, example (a): 56/70 less 48/80 is 0.2, from 0.0524 to 0.3339.
    const auto interval = core::difference_interval(48, 80, 56, 70);
    CHECK(interval.low == doctest::Approx(0.0524).epsilon(0.001));
    CHECK(interval.high == doctest::Approx(0.3339).epsilon(0.001));
    // Example (c): 9/10 less 3/10 is 0.6, from 0.1705 to 0.8090.
    const auto small = core::difference_interval(3, 10, 9, 10);
    CHECK(small.low == doctest::Approx(0.1705).epsilon(0.001));
    CHECK(small.high == doctest::Approx(0.8090).epsilon(0.001));
}

TEST_CASE("statistics: a ratio of counts holds 1 where chance explains the difference") {
    const auto same = core::ratio_interval(100, 100);
    CHECK(same.low == doctest::Approx(1 / same.high));
    CHECK(same.low < 1);
    CHECK(core::ratio_interval(100, 140).low > 1);
    CHECK(core::ratio_interval(10, 14).low < 1);
    CHECK(core::ratio_interval(5, 0).low == 0);
    CHECK(core::ratio_interval(0, 0).low == 0);
    CHECK(core::ratio_interval(0, 5).low > 1);
}
