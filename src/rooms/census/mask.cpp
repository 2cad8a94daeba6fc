#include "rooms/census/mask.h"

#include <algorithm>
#include <map>

#include "core/check.h"
#include "platform/disclosure/network.h"

namespace census {
namespace {

using Numbers = std::vector<std::int64_t>;

/// The figures of one breakdown of one indicator: they make up the whole.
struct Group {
    std::string by;
    std::size_t total;                ///< place of the whole
    std::vector<std::size_t> places;  ///< of its parts
};

bool has_own_base(const KeptFigure& one) {
    const IndicatorCard* card = find_indicator(one.indicator);
    return card != nullptr && card->unit == Unit::percent && one.by != "part";
}

/// A return's figures as cells that add up: a count is one cell; a share three, its numerator, its base and what is
/// left, which are hidden together.
class Masking {
  public:
    explicit Masking(const std::vector<KeptFigure>& figures) : figures_(figures), cells_(figures.size()) {
        std::size_t total = 0;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            add_cells(i);
            if (figures[i].by.empty()) {
                total = i;
                continue;
            }
            if (groups_.empty() || groups_.back().total != total || groups_.back().by != figures[i].by)
                groups_.push_back({figures[i].by, total, {}});
            groups_.back().places.push_back(i);
        }
        for (const Group& group : groups_) add_sums(group);
        hide_alike();
    }

    /// By figure: hidden, and whether that is for another's sake.
    std::vector<std::pair<bool, bool>> run(std::int64_t most, bool secondary) {
        const auto is_small = [&](int cell) {
            const auto value = network_.cells[static_cast<std::size_t>(cell)].value;
            return value >= 1 && value <= most;
        };
        if (secondary && most > 0) disclosure::protect(network_, most);
        std::vector<std::pair<bool, bool>> hidden;
        for (const auto& cells : cells_) {
            const bool small = std::any_of(cells.begin(), cells.end(), is_small);
            const bool withheld = small || network_.cells[static_cast<std::size_t>(cells[0])].withheld;
            hidden.emplace_back(withheld, withheld && !small);
        }
        return hidden;
    }

  private:
    void add_cells(std::size_t i) {
        const KeptFigure& one = figures_[i];
        Numbers numbers{one.numerator};
        if (has_own_base(one)) numbers = {one.numerator, one.denominator, one.denominator - one.numerator};
        for (const auto number : numbers) {
            cells_[i].push_back(static_cast<int>(network_.cells.size()));
            network_.cells.push_back({.value = number, .twin = static_cast<int>(i)});
        }
        if (numbers.size() == 3) network_.relations.push_back({cells_[i][1], {cells_[i][0], cells_[i][2]}});
    }

    void add_sums(const Group& group) {
        for (std::size_t role = 0; role < cells_[group.places.front()].size(); ++role) {
            disclosure::Relation sum{cells_[group.total][0], {}};
            if (role < cells_[group.total].size()) sum.total = cells_[group.total][role];
            Numbers numbers;
            for (const std::size_t i : group.places) {
                sum.parts.push_back(cells_[i][role]);
                numbers.push_back(network_.cells[static_cast<std::size_t>(cells_[i][role])].value);
            }
            network_.relations.push_back(std::move(sum));
            alike_[{group.by, numbers}].push_back(&group);
        }
    }

    /// The same numbers in two tables are one table to a reader: what is hidden in one is hidden in the other.
    void hide_alike() {
        for (const auto& [key, groups] : alike_)
            for (const Group* group : groups)
                for (std::size_t k = 0; k < group->places.size(); ++k)
                    join(groups.front()->places[k], group->places[k]);
    }
    void join(std::size_t a, std::size_t b) {
        const auto twin = [&](std::size_t i) -> int& {
            return network_.cells[static_cast<std::size_t>(cells_[i][0])].twin;
        };
        const int from = twin(b), to = twin(a);
        for (auto& cell : network_.cells)
            if (cell.twin == from) cell.twin = to;
    }

    const std::vector<KeptFigure>& figures_;
    disclosure::Network network_;
    std::vector<std::vector<int>> cells_;  ///< of each figure, the numerator first
    std::vector<Group> groups_;
    std::map<std::pair<std::string, Numbers>, std::vector<const Group*>> alike_;
};

/// The figures as they may be shown, given which are hidden.
std::vector<MaskedFigure> shown(std::span<const KeptFigure> figures, std::span<const std::pair<bool, bool>> hidden) {
    std::vector<MaskedFigure> all;
    bool whole_is_hidden = false;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        MaskedFigure one{.figure = figures[i], .hidden = hidden[i].first, .secondary = hidden[i].second};
        if (one.figure.by.empty()) whole_is_hidden = one.hidden;
        if (one.hidden) one.figure.numerator = 0;
        // The base of a count's part is the whole: what is hidden there is hidden here.
        if (one.hidden || (whole_is_hidden && !has_own_base(one.figure))) one.figure.denominator = 0;
        all.push_back(std::move(one));
    }
    return all;
}

void round_to(std::vector<MaskedFigure>& figures, std::int64_t nearest) {
    if (nearest <= 1) return;
    for (MaskedFigure& one : figures)
        for (std::int64_t* number : {&one.figure.numerator, &one.figure.denominator})
            *number = (*number + nearest / 2) / nearest * nearest;
}

}  // namespace

std::vector<MaskedFigure> masked(const std::vector<KeptFigure>& figures) {
    return shown(figures, Masking{figures}.run(largest_hidden_count, true));
}

std::vector<MaskedFigure> masked(const std::vector<KeptFigure>& figures, const disclosure::Profile& profile) {
    auto told = shown(figures, Masking{figures}.run(profile.most, profile.secondary));
    round_to(told, profile.round_local);
    return told;
}

SideBySide masked(const std::vector<std::vector<KeptFigure>>& returns, const std::vector<KeptFigure>& together,
                  const disclosure::Profile& profile) {
    SideBySide told;
    std::vector<std::pair<bool, bool>> hidden(together.size());
    for (const auto& one : returns) {
        core::check(one.size() == together.size(), "returns of one kind have the same figures");
        told.returns.push_back(masked(one, profile));
        for (std::size_t i = 0; i < hidden.size(); ++i)
            if (told.returns.back()[i].hidden) hidden[i] = {true, true};
    }
    told.together = shown(together, hidden);
    round_to(told.together, profile.round_local);
    return told;
}

}  // namespace census
