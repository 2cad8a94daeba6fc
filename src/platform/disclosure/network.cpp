#include "platform/disclosure/network.h"

#include <algorithm>
#include <map>
#include <set>

namespace disclosure {
namespace {

/// How far one search may go before it settles for the next cell by size.
constexpr int most_steps = 3000;
constexpr int most_new_cells = 4;
constexpr std::size_t most_moved = 14;

class Solver {
  public:
    Solver(Network& network, std::int64_t most)
        : net_(network),
          most_(most),
          relations_of_(network.cells.size()),
          moved_by_(network.cells.size(), 0),
          off_(network.relations.size(), 0) {
        for (std::size_t r = 0; r < net_.relations.size(); ++r) {
            relations_of_[index(net_.relations[r].total)].push_back(static_cast<int>(r));
            for (const int part : net_.relations[r].parts) relations_of_[index(part)].push_back(static_cast<int>(r));
        }
        for (std::size_t c = 0; c < net_.cells.size(); ++c)
            if (net_.cells[c].twin >= 0) twins_[net_.cells[c].twin].push_back(static_cast<int>(c));
    }

    Answer solve() {
        std::vector<int> small;
        for (std::size_t c = 0; c < net_.cells.size(); ++c) {
            const auto& cell = net_.cells[c];
            if (cell.value < 1 || cell.value > most_ || cell.exempt) continue;
            small.push_back(static_cast<int>(c));
            if (!cell.known) withhold(static_cast<int>(c));
        }
        answer_.secondary.clear();  // what went with a small twin is no choice of ours
        for (const int cell : small)
            if (!make_safe(cell)) answer_.unprotected.push_back(cell);
        return std::move(answer_);
    }

  private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    Cell& cell(int c) { return net_.cells[index(c)]; }
    bool free_cell(int c) { return cell(c).implicit || cell(c).withheld; }
    /// What a reader knows a cell that is not shown to be at least.
    std::int64_t least(int c) { return cell(c).implicit || cell(c).value == 0 ? 0 : 1; }

    void withhold(int c) {
        if (cell(c).withheld || cell(c).implicit || cell(c).known) return;
        cell(c).withheld = true;
        answer_.secondary.push_back(c);
        if (cell(c).twin < 0) return;
        for (const int twin : twins_[cell(c).twin]) withhold(twin);
    }

    bool make_safe(int c) {
        if (cell(c).known) return false;
        for (;;) {
            for (int more = 0; more <= most_new_cells; ++more) {
                chosen_.clear();
                steps_ = 0;
                const bool found = raise(c, more);
                clear();
                if (!found) continue;
                for (const int one : chosen_) withhold(one);
                return true;
            }
            const int next = next_smallest(c);
            if (next < 0) return false;
            withhold(next);
        }
    }

    /// Whether another table has this cell just above the limit, with at most `more` cells newly withheld (in chosen_).
    bool raise(int c, int more) {
        move(c, most_ + 1 - cell(c).value);
        return settle(more);
    }

    void move(int c, std::int64_t by) {
        moved_by_[index(c)] += by;
        moved_.push_back(c);
        for (const int r : relations_of_[index(c)]) off_[index(r)] += net_.relations[index(r)].total == c ? -by : by;
    }
    void undo(int c, std::int64_t by) {
        moved_by_[index(c)] -= by;
        moved_.pop_back();
        for (const int r : relations_of_[index(c)]) off_[index(r)] -= net_.relations[index(r)].total == c ? -by : by;
    }
    void clear() {
        while (!moved_.empty()) undo(moved_.back(), moved_by_[index(moved_.back())]);
    }

    /// A relation that what was moved has put out of balance; -1: none.
    int unbalanced() {
        for (const int c : moved_)
            for (const int r : relations_of_[index(c)])
                if (off_[index(r)] != 0) return r;
        return -1;
    }
    /// How many more relations of `c` would be out of balance if it moved by `by`.
    int disturbs(int c, std::int64_t by) {
        int count = 0;
        for (const int r : relations_of_[index(c)]) {
            const auto after = off_[index(r)] + (net_.relations[index(r)].total == c ? -by : by);
            count += (after != 0 ? 1 : 0) - (off_[index(r)] != 0 ? 1 : 0);
        }
        return count;
    }

    struct Choice {
        int cell;
        std::int64_t by;
        bool fresh;  ///< would have to be withheld first
        int disturbs;
    };

    /// What could bring `r` into balance, best first: what is withheld already, then the next smallest, noughts last.
    std::vector<Choice> choices(int r, bool may_add) {
        std::vector<Choice> found;
        const auto off = off_[index(r)];
        const auto consider = [&](int c, std::int64_t by) {
            if (moved_by_[index(c)] != 0 || cell(c).known) return;
            const bool fresh = !free_cell(c);
            if (fresh && !may_add) return;
            const auto room = least(c) - cell(c).value;  // 0 or negative
            by = std::max(by, room);
            if (by != 0) found.push_back({c, by, fresh, disturbs(c, by)});
        };
        for (const int part : net_.relations[index(r)].parts) consider(part, -off);
        const int total = net_.relations[index(r)].total;
        consider(total, off);
        std::stable_sort(found.begin(), found.end(), [&](const Choice& a, const Choice& b) {
            if (a.fresh != b.fresh) return b.fresh;
            if (!a.fresh && a.disturbs != b.disturbs) return a.disturbs < b.disturbs;
            const bool none_a = cell(a.cell).value == 0, none_b = cell(b.cell).value == 0;
            if (none_a != none_b) return none_b;
            if ((a.cell == total) != (b.cell == total)) return b.cell == total;
            return cell(a.cell).value < cell(b.cell).value;
        });
        return found;
    }

    bool settle(int more) {
        const int r = unbalanced();
        if (r < 0) return true;
        if (++steps_ > most_steps || moved_.size() >= most_moved) return false;
        for (const auto& choice : choices(r, more > 0)) {
            move(choice.cell, choice.by);
            if (choice.fresh) chosen_.push_back(choice.cell);
            if (settle(more - (choice.fresh ? 1 : 0))) return true;
            if (choice.fresh) chosen_.pop_back();
            undo(choice.cell, choice.by);
            if (steps_ > most_steps) return false;
        }
        return false;
    }

    /// When no few cells help: the next smallest beside the cell, then beside those that are withheld with it.
    int next_smallest(int c) {
        std::vector<int> front{c};
        std::set<int> seen{c};
        while (!front.empty()) {
            int best = -1;
            std::vector<int> next;
            for (const int at : front)
                for (const int r : relations_of_[index(at)]) {
                    auto around = net_.relations[index(r)].parts;
                    around.push_back(net_.relations[index(r)].total);
                    for (const int one : around) {
                        if (!seen.insert(one).second) continue;
                        if (free_cell(one)) {
                            next.push_back(one);
                        } else if (!cell(one).known && (best < 0 || before(one, best))) {
                            best = one;
                        }
                    }
                }
            if (best >= 0) return best;
            front = std::move(next);
        }
        return -1;
    }
    bool before(int a, int b) {
        const bool none_a = cell(a).value == 0, none_b = cell(b).value == 0;
        if (none_a != none_b) return none_b;
        return cell(a).value < cell(b).value;
    }

    Network& net_;
    std::int64_t most_;
    std::vector<std::vector<int>> relations_of_;
    std::vector<std::int64_t> moved_by_, off_;
    std::vector<int> moved_, chosen_;
    std::map<int, std::vector<int>> twins_;
    int steps_ = 0;
    Answer answer_;
};

}  // namespace

Answer protect(Network& network, std::int64_t most) { return Solver{network, most}.solve(); }

}  // namespace disclosure
