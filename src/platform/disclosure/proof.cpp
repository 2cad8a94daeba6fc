#include "platform/disclosure/proof.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace disclosure {
namespace {

/// A proof that moves more cells than this is looked for no further.
constexpr std::size_t most_moved = 24;

std::size_t index(int i) { return static_cast<std::size_t>(i); }

}  // namespace

Prover::Prover(const Network& network, std::int64_t most)
    : network_(network),
      most_(most),
      of_cell_(network.cells.size()),
      of_relation_(network.relations.size()),
      moved_by_(network.cells.size(), 0),
      off_(network.relations.size(), 0),
      place_(network.relations.size(), -1) {
    for (std::size_t r = 0; r < network.relations.size(); ++r) {
        const auto link = [&](int cell, int sign) {
            of_relation_[r].push_back({cell, sign});
            of_cell_[index(cell)].push_back({static_cast<int>(r), sign});
        };
        link(network.relations[r].total, -1);
        for (const int part : network.relations[r].parts) link(part, 1);
    }
    for (const auto& links : of_cell_) degree_ = std::max(degree_, static_cast<int>(links.size()));
}

bool Prover::prove(int cell, int more, int steps) {
    fresh_.clear();
    proof_.clear();
    steps_ = 0;
    most_steps_ = steps;
    move(cell, most_ + 1 - at(cell).value);
    const bool found = settle(more);
    if (found)
        for (const int one : trail_) proof_.push_back({one, moved_by_[index(one)]});
    while (!trail_.empty()) undo();
    return found;
}

std::vector<int> Prover::beside(int cell) const {
    std::vector<int> cells;
    for (const auto& relation : of_cell_[index(cell)])
        for (const auto& link : of_relation_[index(relation.to)]) cells.push_back(link.to);
    return cells;
}

void Prover::shift(int cell, std::int64_t by) {
    for (const auto& link : of_cell_[index(cell)]) {
        auto& off = off_[index(link.to)];
        const bool was = off != 0;
        off += link.sign * by;
        if (was == (off != 0)) continue;
        auto& place = place_[index(link.to)];
        if (off != 0) {
            place = static_cast<int>(unbalanced_.size());
            unbalanced_.push_back(link.to);
        } else {
            unbalanced_[index(place)] = unbalanced_.back();
            place_[index(unbalanced_.back())] = place;
            unbalanced_.pop_back();
            place = -1;
        }
    }
}

void Prover::move(int cell, std::int64_t by) {
    moved_by_[index(cell)] = by;
    trail_.push_back(cell);
    shift(cell, by);
}

void Prover::undo() {
    const int cell = trail_.back();
    trail_.pop_back();
    shift(cell, -moved_by_[index(cell)]);
    moved_by_[index(cell)] = 0;
}

/// How far the cell could go to mend a sum that is `off`; 0: not at all. A reader knows that a withheld cell is 1 or
/// more, unless it is nought or never printed.
std::int64_t Prover::step(const Link& link, std::int64_t off) const {
    const auto& cell = at(link.to);
    if (cell.known || moved_by_[index(link.to)] != 0) return 0;
    const std::int64_t by = -off * link.sign;
    const std::int64_t least = cell.implicit || cell.value == 0 ? 0 : 1;
    return by < 0 ? std::max(by, least - cell.value) : by;
}

/// How many more sums would be out of balance.
int Prover::disturbs(const Moved& moved) const {
    int count = 0;
    for (const auto& link : of_cell_[index(moved.cell)]) {
        const auto off = off_[index(link.to)];
        count += (off + link.sign * moved.by != 0 ? 1 : 0) - (off != 0 ? 1 : 0);
    }
    return count;
}

Prover::Ways Prover::ways(int relation) const {
    Ways ways;
    const auto off = off_[index(relation)];
    std::int64_t room = 0;
    for (const auto& link : of_relation_[index(relation)]) {
        const auto by = step(link, off);
        if (by == 0) continue;
        if (!is_open(link.to)) {
            ++ways.fresh;
            continue;
        }
        ++ways.open;
        room += std::abs(by);
    }
    ways.enough = room >= std::abs(off);
    return ways;
}

int Prover::tightest(int more) const {
    int best = -1, fewest = std::numeric_limits<int>::max(), stuck = 0;
    for (const int relation : unbalanced_) {
        const auto found = ways(relation);
        if (!found.enough) {
            ++stuck;
            if (more == 0 || found.fresh == 0) return -1;
        }
        const int count = found.open == 0 ? 0 : found.open + (more > 0 ? found.fresh : 0);
        if (count >= fewest) continue;
        fewest = count;
        best = relation;
    }
    // One cell stands in so many sums, and mends no more of them.
    return stuck > degree_ * more ? -1 : best;
}

/// What could mend the relation, best first: what is withheld already, what puts the fewest others out of balance, the
/// smallest, noughts last.
std::vector<Prover::Choice> Prover::choices(int relation, bool may_add) const {
    std::vector<Choice> found;
    const auto off = off_[index(relation)];
    for (const auto& link : of_relation_[index(relation)]) {
        const Moved moved{link.to, step(link, off)};
        const bool fresh = !is_open(link.to);
        if (moved.by == 0 || (fresh && !may_add)) continue;
        const auto value = at(link.to).value;
        found.push_back({moved, fresh, disturbs(moved), value == 0 ? std::numeric_limits<std::int64_t>::max() : value});
    }
    std::sort(found.begin(), found.end(), [](const Choice& a, const Choice& b) {
        if (a.fresh != b.fresh) return b.fresh;
        if (a.disturbs != b.disturbs) return a.disturbs < b.disturbs;
        return a.weight != b.weight ? a.weight < b.weight : a.moved.cell < b.moved.cell;
    });
    return found;
}

bool Prover::settle(int more) {
    if (unbalanced_.empty()) return true;
    if (++steps_ > most_steps_ || trail_.size() >= most_moved) return false;
    const int relation = tightest(more);
    if (relation < 0) return false;
    for (const auto& choice : choices(relation, more > 0)) {
        move(choice.moved.cell, choice.moved.by);
        if (choice.fresh) fresh_.push_back(choice.moved.cell);
        if (settle(more - (choice.fresh ? 1 : 0))) return true;
        if (choice.fresh) fresh_.pop_back();
        undo();
        if (steps_ > most_steps_) return false;
    }
    return false;
}

}  // namespace disclosure
