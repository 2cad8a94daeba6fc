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

}  // namespace core
