#include "rooms/census/mask.h"

#include <algorithm>
#include <map>
#include <span>

namespace census {
namespace {

using Numbers = std::vector<std::int64_t>;

bool is_small(std::int64_t count) { return 1 <= count && count <= largest_hidden_count; }

/// The figures of one breakdown of one indicator: they make up the whole.
struct Group {
    std::string by;
    std::size_t total;                ///< place of the whole
    std::vector<std::size_t> places;  ///< of its parts
    bool is_share;                    ///< each part has a base of its own
};

class Masking {
  public:
    explicit Masking(const std::vector<KeptFigure>& figures) : figures_(figures), hidden_(figures.size()) {
        std::size_t total = 0;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const KeptFigure& one = figures[i];
            const IndicatorCard* card = find_indicator(one.indicator);
            const bool is_share = card != nullptr && card->unit == Unit::percent && one.by != "part";
            hidden_[i] = is_small(one.numerator) ||
                         (is_share && (is_small(one.denominator) || is_small(one.denominator - one.numerator)));
            if (one.by.empty()) {
                total = i;
                continue;
            }
            if (groups_.empty() || groups_.back().total != total || groups_.back().by != one.by)
                groups_.push_back({one.by, total, {}, is_share});
            groups_.back().places.push_back(i);
        }
        for (std::size_t g = 0; g < groups_.size(); ++g)
            for (const Numbers& numbers : series_of(groups_[g])) alike_[{groups_[g].by, numbers}].push_back(g);
    }

    std::vector<bool> run() {
        for (bool changed = true; changed;) {
            changed = false;
            for (const Group& group : groups_) changed = protect(group) || changed;
            for (const auto& [key, groups] : alike_) changed = align(groups) || changed;
        }
        return hidden_;
    }

  private:
    std::vector<Numbers> series_of(const Group& group) const {
        std::vector<Numbers> all(group.is_share ? 3 : 1);
        for (const std::size_t i : group.places) {
            const KeptFigure& one = figures_[i];
            all[0].push_back(one.numerator);
            if (!group.is_share) continue;
            all[1].push_back(one.denominator);
            all[2].push_back(one.denominator - one.numerator);
        }
        return all;
    }

    /// Whether what is hidden of these parts can be worked out from the whole.
    bool gives_away(const Group& group, const Numbers& numbers) const {
        std::int64_t sum = 0;
        std::size_t count = 0;
        for (std::size_t k = 0; k < numbers.size(); ++k) {
            if (!hidden_[group.places[k]]) continue;
            ++count;
            sum += numbers[k];
        }
        return count == 1 || (count > 1 && is_small(sum));
    }

    bool protect(const Group& group) {
        if (hidden_[group.total]) return false;
        const auto series = series_of(group);
        bool changed = false;
        while (std::any_of(series.begin(), series.end(), [&](auto& numbers) { return gives_away(group, numbers); })) {
            const auto next = next_to_hide(group, group.is_share ? series[1] : series[0]);
            if (next == figures_.size()) return changed;
            hidden_[next] = changed = true;
        }
        return changed;
    }

    /// The smallest part still shown, those of 0 last; past the end when all are hidden.
    std::size_t next_to_hide(const Group& group, const Numbers& sizes) const {
        std::size_t best = figures_.size();
        std::int64_t best_size = 0;
        for (std::size_t k = 0; k < sizes.size(); ++k) {
            if (hidden_[group.places[k]]) continue;
            const bool better =
                best == figures_.size() || (best_size == 0 && sizes[k] > 0) || (sizes[k] > 0 && sizes[k] < best_size);
            if (!better) continue;
            best = group.places[k];
            best_size = sizes[k];
        }
        return best;
    }

    bool align(const std::vector<std::size_t>& groups) {
        bool changed = false;
        for (const std::size_t from : groups)
            for (const std::size_t to : groups)
                for (std::size_t k = 0; k < groups_[from].places.size(); ++k) {
                    if (!hidden_[groups_[from].places[k]] || hidden_[groups_[to].places[k]]) continue;
                    hidden_[groups_[to].places[k]] = changed = true;
                }
        return changed;
    }

    const std::vector<KeptFigure>& figures_;
    std::vector<bool> hidden_;
    std::vector<Group> groups_;
    std::map<std::pair<std::string, Numbers>, std::vector<std::size_t>> alike_;
};

}  // namespace

std::vector<MaskedFigure> masked(const std::vector<KeptFigure>& figures) {
    const auto hidden = Masking{figures}.run();
    std::vector<MaskedFigure> all;
    bool whole_is_hidden = false;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        MaskedFigure one{figures[i], hidden[i]};
        if (one.figure.by.empty()) whole_is_hidden = hidden[i];
        const IndicatorCard* card = find_indicator(one.figure.indicator);
        const bool has_own_base = card != nullptr && card->unit == Unit::percent && one.figure.by != "part";
        if (hidden[i]) one.figure.numerator = 0;
        // The base of a count's part is the whole: what is hidden there is hidden here.
        if (hidden[i] || (whole_is_hidden && !has_own_base)) one.figure.denominator = 0;
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace census
