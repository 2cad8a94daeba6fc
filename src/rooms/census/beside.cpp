#include "rooms/census/beside.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/statistics.h"
#include "rooms/census/filing.h"

namespace census {
namespace {

struct Share {
    std::int64_t part = 0, whole = 0;
};

std::string shown(Share share) {
    if (share.whole == 0) return "none of 0";
    const double percent = 100.0 * static_cast<double>(share.part) / static_cast<double>(share.whole);
    return fmt::format("{:.1f}% ({} of {})", percent, share.part, share.whole);
}

void compare_counts(Beside& line, std::int64_t then, std::int64_t now) {
    line.then = std::to_string(then);
    line.now = std::to_string(now);
    if (then == 0 && now == 0) return;
    const auto interval = core::ratio_interval(then, now);
    line.interval = std::isinf(interval.high) ? fmt::format("× {:.2f} or more", interval.low)
                                              : fmt::format("× {:.2f} to {:.2f}", interval.low, interval.high);
    if (interval.low > 1) line.moved = Moved::up;
    if (interval.high < 1) line.moved = Moved::down;
}

void compare_shares(Beside& line, Share then, Share now) {
    line.then = shown(then);
    line.now = shown(now);
    if (then.whole == 0 || now.whole == 0) {
        line.note = "One of the two has no base.";
        return;
    }
    const auto interval = core::difference_interval(then.part, then.whole, now.part, now.whole);
    line.interval = fmt::format("{:+.1f} to {:+.1f} percentage points", 100 * interval.low, 100 * interval.high);
    if (interval.low > 0) line.moved = Moved::up;
    if (interval.high < 0) line.moved = Moved::down;
}

Share parsed(const std::string& text) {
    Share share;
    const auto slash = text.find('/');
    std::from_chars(text.data(), text.data() + slash, share.part);
    std::from_chars(text.data() + slash + 1, text.data() + text.size(), share.whole);
    return share;
}

template <class All>
const auto* named(const All& all, const std::string& name) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == name; });
    return found == all.end() ? nullptr : &found->second;
}

const KeptFigure* total_of(const Results& results, const std::string& indicator) {
    const auto found = std::find_if(results.figures.begin(), results.figures.end(), [&](const KeptFigure& one) {
        return one.by.empty() && one.indicator == indicator;
    });
    return found == results.figures.end() ? nullptr : &*found;
}

}  // namespace

Beside compared(const KeptFigure* then, const KeptFigure& now) {
    const IndicatorCard* card = find_indicator(now.indicator);
    const bool is_share = card != nullptr && card->unit == Unit::percent && now.by != "part";
    Beside line{.about = "indicator",
                .name = card == nullptr ? now.indicator : std::string{card->name},
                .then = {},
                .now = {},
                .interval = {},
                .note = {}};
    if (then == nullptr) {
        line.now = is_share ? shown({now.numerator, now.denominator}) : std::to_string(now.numerator);
        line.note = "Not counted in the earlier return.";
    } else if (is_share) {
        compare_shares(line, {then->numerator, then->denominator}, {now.numerator, now.denominator});
    } else {
        compare_counts(line, then->numerator, now.numerator);
    }
    return line;
}

std::vector<Beside> beside(const Results& then, const Results& now) {
    std::vector<Beside> lines;
    for (const auto& [table, count] : now.rows) {
        // A census has one header; an SSDA903's are its children.
        if (table == "Header" && now.collection != ssda903_collection) continue;
        const auto* before = named(then.rows, table);
        Beside line{.about = "volume", .name = table, .then = {}, .now = {}, .interval = {}, .note = {}};
        if (table == "AssessmentFactorsList")
            line.note = "Several of one assessment: they move together, so chance moves them further.";
        compare_counts(line, before == nullptr ? 0 : *before, count);
        lines.push_back(std::move(line));
    }
    for (const auto& [name, share] : now.missing) {
        const auto* before = named(then.missing, name);
        Beside line{.about = "missing", .name = name, .then = {}, .now = {}, .interval = {}, .note = {}};
        if (before == nullptr)
            line.note = "Not counted in the earlier return.";
        else
            compare_shares(line, parsed(*before), parsed(share));
        // The census asks for sex from 2025, for gender before.
        if (name.find("Sex and gender") == 0 && (then.year < 2025) != (now.year < 2025))
            line.note = "The definition changed: gender up to 2024, sex from 2025.";
        lines.push_back(std::move(line));
    }
    for (const auto& one : now.figures)
        if (one.by.empty()) lines.push_back(compared(total_of(then, one.indicator), one));
    return lines;
}

}  // namespace census
