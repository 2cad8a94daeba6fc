#include "platform/ui/charts/xmr.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ui {
namespace {

constexpr double to_limits = 2.66;
constexpr double outlying_range = 3.267;
constexpr std::size_t run_length = 7;

double mean_of(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers) sum += number;
    return sum / static_cast<double>(numbers.size());
}

Value mean_moving_range(const std::vector<Value>& values) {
    std::vector<double> ranges;
    for (std::size_t i = 1; i < values.size(); ++i)
        if (drawable(values[i]) && drawable(values[i - 1])) ranges.push_back(std::abs(*values[i] - *values[i - 1]));
    if (ranges.empty()) return {};
    const double most = mean_of(ranges) * outlying_range;
    ranges.erase(std::remove_if(ranges.begin(), ranges.end(), [&](double range) { return range > most; }),
                 ranges.end());
    return mean_of(ranges);
}

/// Marks a run that ended before `end`; a stronger signal stays.
void mark(std::vector<XmrPoint>& points, std::size_t begin, std::size_t end, Signal signal, bool high) {
    for (std::size_t i = begin; i < end; ++i)
        if (points[i].signal == Signal::none) points[i] = {.signal = signal, .high = high};
}

/// Runs of at least seven points for which `side` gives the same sign: +1, -1, or 0 for none. `lead` counts the points
/// before the run that belong to it: a rise begins at the point from which it rises.
template <class SideOf>
void mark_runs(std::vector<XmrPoint>& points, SideOf&& side, Signal signal, std::size_t lead) {
    std::size_t begin = 0;
    int current = 0;
    for (std::size_t i = 0; i <= points.size(); ++i) {
        const int now = i < points.size() ? side(i) : 0;
        if (now == current && i < points.size()) continue;
        if (current != 0 && i - begin + lead >= run_length) mark(points, begin - lead, i, signal, current > 0);
        begin = i;
        current = now;
    }
}

void mark_outside(Xmr& result, const std::vector<Value>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = drawable(values[i]);
        if (value && (*value > *result.upper || *value < *result.lower))
            mark(result.points, i, i + 1, Signal::outside, *value > *result.upper);
    }
}

void mark_near(Xmr& result, const std::vector<Value>& values) {
    const double third = (*result.upper - *result.mean) * 2 / 3;
    if (third <= 0) return;
    const auto side = [&](std::size_t i) {
        const auto value = drawable(values[i]);
        if (!value) return 0;
        return *value > *result.mean + third ? 1 : *value < *result.mean - third ? -1 : 0;
    };
    for (std::size_t i = 0; i + 2 < values.size(); ++i) {
        if (!drawable(values[i]) || !drawable(values[i + 1]) || !drawable(values[i + 2])) continue;
        for (const int wanted : {1, -1}) {
            int found = 0;
            for (std::size_t k = i; k < i + 3; ++k) found += side(k) == wanted ? 1 : 0;
            for (std::size_t k = i; found >= 2 && k < i + 3; ++k)
                if (side(k) == wanted) mark(result.points, k, k + 1, Signal::near_limit, wanted > 0);
        }
    }
}

}  // namespace

Xmr xmr(const std::vector<Value>& values) {
    Xmr result{.mean = {}, .lower = {}, .upper = {}, .points = std::vector<XmrPoint>(values.size())};
    std::vector<double> known;
    for (const auto& value : values)
        if (drawable(value)) known.push_back(*value);
    result.known = known.size();
    if (known.empty()) return result;
    result.mean = mean_of(known);
    const auto range = mean_moving_range(values);
    if (range) {
        result.lower = *result.mean - to_limits * *range;
        result.upper = *result.mean + to_limits * *range;
        mark_outside(result, values);
    }
    const auto step = [&](std::size_t i) {
        if (i == 0 || !drawable(values[i]) || !drawable(values[i - 1])) return 0;
        return *values[i] > *values[i - 1] ? 1 : *values[i] < *values[i - 1] ? -1 : 0;
    };
    mark_runs(result.points, step, Signal::trend, 1);
    if (range) mark_near(result, values);
    const auto side = [&](std::size_t i) {
        const auto value = drawable(values[i]);
        if (!value) return 0;
        return *value > *result.mean ? 1 : *value < *result.mean ? -1 : 0;
    };
    mark_runs(result.points, side, Signal::shift, 0);
    return result;
}

}  // namespace ui
