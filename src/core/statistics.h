#pragma once
#include <cstdint>

namespace core {

struct Interval {
    double low;
    double high;
};

constexpr double z_95 = 1.959964;
constexpr double z_998 = 3.090232;

/// The confidence interval of a count of events: Byar's approximation for 10 and more, exact Poisson limits below
/// (as PHEindicatormethods' phe_rate does). `z` is z_95 or z_998. Throws `Bug` when `events` is negative.
Interval count_interval(std::int64_t events, double z = z_95);

/// The same around a count that is expected, not counted, and so need not be whole: limits of chance for funnel plots.
/// Below 10 exact (quantiles of the gamma distribution, which agree with the above where the count is whole). Throws
/// `Bug` when `expected` is negative or not finite.
Interval expected_count_interval(double expected, double z = z_95);

/// The same as a rate: events ÷ population × per.
Interval rate_interval(std::int64_t events, std::int64_t population, double per, double z = z_95);

/// Wilson's interval of a proportion, from 0 to 1. Throws `Bug` unless 0 ≤ part ≤ whole and whole > 0.
Interval proportion_interval(std::int64_t part, std::int64_t whole, double z = z_95);

/// The interval of the ratio after ÷ before of two counts over equal times: given their sum, each is a share of it, so
/// Wilson's interval of that share gives the ratio's. Neither end is negative; the high end is infinite where `before`
/// is 0. Both 0: from 0 to infinity. 1 lies outside when they differ by more than chance allows. Throws `Bug` when a
/// count is negative.
Interval ratio_interval(std::int64_t before, std::int64_t after, double z = z_95);

/// Newcombe's interval (1998, method 10) of the difference after − before of two independent proportions, from -1 to 1:
/// built from the Wilson interval of each. 0 lies outside when they differ by more than chance allows. Throws `Bug` as
/// `proportion_interval` does.
Interval difference_interval(std::int64_t part_before, std::int64_t whole_before, std::int64_t part_after,
                             std::int64_t whole_after, double z = z_95);

}  // namespace core
