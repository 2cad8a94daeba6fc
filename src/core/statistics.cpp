#include "core/statistics.h"

#include <cmath>
#include <limits>

#include "core/check.h"

namespace core {
namespace {

/// P(X ≤ events) for a Poisson variable; for small counts, where the plain sum is exact enough.
double poisson_up_to(std::int64_t events, double mean) {
    double term = std::exp(-mean);
    double sum = term;
    for (std::int64_t k = 1; k <= events; ++k) {
        term *= mean / static_cast<double>(k);
        sum += term;
    }
    return sum;
}

/// The mean at which P(X ≤ events) falls to `probability`. The probability falls as the mean rises, so bisection finds
/// it.
double poisson_mean(std::int64_t events, double probability) {
    double low = 0;
    double high = 100;
    for (int step = 0; step < 200; ++step) {
        const double middle = (low + high) / 2;
        if (poisson_up_to(events, middle) > probability) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (low + high) / 2;
}

/// The share of a gamma distribution of this shape that lies below `x`: its series, exact enough for shapes up to 11.
double gamma_below(double shape, double x) {
    if (x <= 0) return 0;
    double term = std::exp(shape * std::log(x) - x - std::lgamma(shape + 1));
    double sum = term;
    for (int k = 1; k < 1000 && term > sum * 1e-15; ++k) {
        term *= x / (shape + k);
        sum += term;
    }
    return sum;
}

double gamma_quantile(double shape, double probability) {
    double low = 0;
    double high = 100;
    for (int step = 0; step < 100; ++step) {
        const double middle = (low + high) / 2;
        (gamma_below(shape, middle) < probability ? low : high) = middle;
    }
    return (low + high) / 2;
}

Interval byar(double x, double z) {
    const double below = 1 - 1 / (9 * x) - z / (3 * std::sqrt(x));
    const double above = 1 - 1 / (9 * (x + 1)) + z / (3 * std::sqrt(x + 1));
    // Far from the middle the cube of a negative number would be a limit below nothing.
    return {below > 0 ? x * below * below * below : 0, (x + 1) * above * above * above};
}

}  // namespace

Interval expected_count_interval(double expected, double z) {
    check(std::isfinite(expected) && expected >= 0, "what is expected is a number, and not negative");
    if (expected >= 10) return byar(expected, z);
    const double tail = std::erfc(z / std::sqrt(2.0)) / 2;
    return {expected == 0 ? 0 : gamma_quantile(expected, tail), gamma_quantile(expected + 1, 1 - tail)};
}

Interval count_interval(std::int64_t events, double z) {
    check(events >= 0, "a count of events is not negative");
    if (events >= 10) return byar(static_cast<double>(events), z);
    const double tail = std::erfc(z / std::sqrt(2.0)) / 2;
    // Exact limits: the lower is the mean under which `events` or more has the probability of one tail.
    const double low = events == 0 ? 0 : poisson_mean(events - 1, 1 - tail);
    return {low, poisson_mean(events, tail)};
}

Interval rate_interval(std::int64_t events, std::int64_t population, double per, double z) {
    check(population > 0, "a rate has a population");
    const Interval count = count_interval(events, z);
    const double factor = per / static_cast<double>(population);
    return {count.low * factor, count.high * factor};
}

Interval proportion_interval(std::int64_t part, std::int64_t whole, double z) {
    check(whole > 0 && part >= 0 && part <= whole, "a proportion is a part of a whole");
    const auto x = static_cast<double>(part);
    const auto n = static_cast<double>(whole);
    const double middle = 2 * x + z * z;
    const double reach = z * std::sqrt(z * z + 4 * x * (1 - x / n));
    const double base = 2 * (n + z * z);
    return {part == 0 ? 0 : (middle - reach) / base, part == whole ? 1 : (middle + reach) / base};
}

Interval ratio_interval(std::int64_t before, std::int64_t after, double z) {
    check(before >= 0 && after >= 0, "a count is not negative");
    constexpr double endless = std::numeric_limits<double>::infinity();
    if (before + after == 0) return {0, endless};
    const Interval share = proportion_interval(after, before + after, z);
    const auto odds = [](double p) { return p >= 1 ? endless : p / (1 - p); };
    return {odds(share.low), before == 0 ? endless : odds(share.high)};
}

Interval difference_interval(std::int64_t part_before, std::int64_t whole_before, std::int64_t part_after,
                             std::int64_t whole_after, double z) {
    const Interval before = proportion_interval(part_before, whole_before, z);
    const Interval after = proportion_interval(part_after, whole_after, z);
    const double p = static_cast<double>(part_before) / static_cast<double>(whole_before);
    const double q = static_cast<double>(part_after) / static_cast<double>(whole_after);
    return {q - p - std::hypot(q - after.low, before.high - p), q - p + std::hypot(after.high - q, p - before.low)};
}

}  // namespace core
