#include "support/attacker.h"

#include <algorithm>
#include <cstddef>

namespace attack {
namespace {

struct Range {
    std::int64_t low, high;
};

/// What is left possible of every cell. Tightens ranges by the relations, then tries each value of the narrowest.
class Search {
  public:
    explicit Search(const disclosure::Network& net) : net_(net) {}

    bool some_table(std::vector<Range> ranges) const {
        if (!tighten(ranges)) return false;
        std::size_t narrow = ranges.size();
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            if (ranges[i].low == ranges[i].high) continue;
            if (narrow == ranges.size() || width(ranges[i]) < width(ranges[narrow])) narrow = i;
        }
        if (narrow == ranges.size()) return true;
        for (auto value = ranges[narrow].low; value <= ranges[narrow].high; ++value) {
            auto guess = ranges;
            guess[narrow] = {value, value};
            if (some_table(std::move(guess))) return true;
        }
        return false;
    }

  private:
    static std::int64_t width(const Range& range) { return range.high - range.low; }
    std::int64_t constant(const disclosure::Relation& relation) const {
        auto left = net_.cells[at(relation.total)].value;
        for (const int part : relation.parts) left -= net_.cells[at(part)].value;
        return left;
    }
    static std::size_t at(int cell) { return static_cast<std::size_t>(cell); }

    /// False: no table is left.
    bool tighten(std::vector<Range>& ranges) const {
        for (bool again = true; again;) {
            again = false;
            for (const auto& relation : net_.relations) {
                const auto extra = constant(relation);
                std::int64_t low = extra, high = extra;
                for (const int part : relation.parts) {
                    low += ranges[at(part)].low;
                    high += ranges[at(part)].high;
                }
                const auto narrow = [&](int cell, std::int64_t least, std::int64_t most) {
                    auto& range = ranges[at(cell)];
                    if (least > range.low || most < range.high) again = true;
                    range = {std::max(range.low, least), std::min(range.high, most)};
                    return range.low <= range.high;
                };
                if (!narrow(relation.total, low, high)) return false;
                const auto total = ranges[at(relation.total)];
                for (const int part : relation.parts) {
                    const auto before = ranges[at(part)];
                    if (!narrow(part, total.low - (high - before.high), total.high - (low - before.low))) return false;
                    low += ranges[at(part)].low - before.low;
                    high += ranges[at(part)].high - before.high;
                }
            }
        }
        return true;
    }

    const disclosure::Network& net_;
};

}  // namespace

bool can_be_larger(const disclosure::Network& shown, int cell, std::int64_t most) {
    std::vector<Range> ranges;
    std::int64_t highest = most;
    for (const auto& one : shown.cells) highest = std::max(highest, one.value);
    for (const auto& one : shown.cells) {
        const bool hidden = one.implicit || (one.withheld && !one.known);
        const std::int64_t least = one.implicit || one.value == 0 ? 0 : 1;
        ranges.push_back(hidden ? Range{least, highest + 2 * most} : Range{one.value, one.value});
    }
    auto& target = ranges[static_cast<std::size_t>(cell)];
    target.low = std::max(target.low, most + 1);
    return target.low <= target.high && Search{shown}.some_table(std::move(ranges));
}

}  // namespace attack
