#include "platform/figures/interval.h"

#include <cmath>

namespace figures {
namespace {

constexpr double per_cent = 100;
constexpr double per_rate = 10000;

struct Parts {
    std::int64_t part, base;
};

/// What was counted, of how many. The numerator follows from the value where only the base is told.
std::optional<Parts> parts_of(const Figure& figure) {
    // A census of a whole population leaves nothing to chance.
    if (figure.subject == "Population and place") return std::nullopt;
    if (!figure.value || !figure.value->denominator() || *figure.value->denominator() <= 0) return std::nullopt;
    const bool share = figure.unit == core::Unit::percentage;
    if (!share && figure.unit != core::Unit::rate_per_10000) return std::nullopt;
    const auto base = *figure.value->denominator();
    if (!figure.value->numerator()) return std::nullopt;
    const auto part = *figure.value->numerator();
    if (part < 0 || (share && part > base)) return std::nullopt;
    return Parts{part, base};
}

core::Decimal to_one_decimal(double value) {
    return core::Decimal::of(static_cast<std::int64_t>(std::floor(value * 10 + 0.5)), 1);
}

/// Newcombe's interval of the difference of two proportions, from the Wilson limits of each (his method 10).
core::Interval difference_of_shares(const Parts& before, const Parts& after) {
    const auto a = core::proportion_interval(before.part, before.base);
    const auto b = core::proportion_interval(after.part, after.base);
    const double p = static_cast<double>(before.part) / static_cast<double>(before.base);
    const double q = static_cast<double>(after.part) / static_cast<double>(after.base);
    return {q - p - std::hypot(q - b.low, a.high - p), q - p + std::hypot(b.high - q, p - a.low)};
}

/// Given both counts together, the later one is a share of them; its Wilson limits hold the share of the populations
/// when the rates do not differ.
bool rates_differ(const Parts& before, const Parts& after) {
    const auto all = before.part + after.part;
    if (all == 0) return false;
    const auto share = core::proportion_interval(after.part, all);
    const double expected =
        static_cast<double>(after.base) / (static_cast<double>(after.base) + static_cast<double>(before.base));
    return expected < share.low || expected > share.high;
}

}  // namespace

std::optional<core::Interval> interval(const Figure& figure) {
    const auto parts = parts_of(figure);
    if (!parts) return std::nullopt;
    if (figure.unit == core::Unit::rate_per_10000) return core::rate_interval(parts->part, parts->base, per_rate);
    const auto share = core::proportion_interval(parts->part, parts->base);
    return core::Interval{share.low * per_cent, share.high * per_cent};
}

std::optional<Limits> limits(const Figure& figure) {
    const auto found = interval(figure);
    if (!found) return std::nullopt;
    return Limits{to_one_decimal(found->low), to_one_decimal(found->high)};
}

std::string interval_in_words(const Figure& figure) {
    const auto told = limits(figure);
    if (!told) return {};
    return "95% interval " + told->low.grouped() + " to " + told->high.grouped();
}

std::optional<Movement> movement(const Figure& before, const Figure& after) {
    const auto first = parts_of(before), last = parts_of(after);
    if (!first || !last || before.unit != after.unit) return std::nullopt;
    bool clear = false;
    if (after.unit == core::Unit::percentage) {
        const auto difference = difference_of_shares(*first, *last);
        clear = difference.low > 0 || difference.high < 0;
    } else {
        clear = rates_differ(*first, *last);
    }
    if (!clear) return Movement::no_clear_change;
    const bool higher = static_cast<double>(last->part) * static_cast<double>(first->base) >
                        static_cast<double>(first->part) * static_cast<double>(last->base);
    if (after.definition.polarity == "high") return higher ? Movement::better : Movement::worse;
    if (after.definition.polarity == "low") return higher ? Movement::worse : Movement::better;
    return higher ? Movement::higher : Movement::lower;
}

std::optional<Movement> count_movement(const core::Figure& before, const core::Figure& after) {
    const auto whole = [](const core::Decimal& value) { return value.is_whole() && !value.is_negative(); };
    if (!whole(before.value()) || !whole(after.value())) return std::nullopt;
    const auto first = before.value().rounded(0).units(), last = after.value().rounded(0).units();
    const auto ratio = core::ratio_interval(first, last);
    if (ratio.low <= 1 && ratio.high >= 1) return Movement::no_clear_change;
    return last > first ? Movement::higher : Movement::lower;
}

std::string in_words(std::optional<Movement> movement) {
    if (!movement) return {};
    switch (*movement) {
        case Movement::no_clear_change:
            return "no clear change: within chance";
        case Movement::better:
            return "clearly better";
        case Movement::worse:
            return "clearly worse";
        case Movement::higher:
            return "clearly higher";
        case Movement::lower:
            return "clearly lower";
    }
    return {};
}

}  // namespace figures
