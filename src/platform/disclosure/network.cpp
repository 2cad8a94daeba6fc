#include "platform/disclosure/network.h"

#include <algorithm>
#include <map>
#include <set>

#include "platform/disclosure/proof.h"

namespace disclosure {
namespace {

/// How far a search goes before the next cell by size is withheld instead, and how many cells it may add at once.
constexpr int most_steps = 300;
constexpr int most_new_cells = 4;
/// When all that could help is withheld, the search is given this much before the cell is called unprotected.
constexpr int last_steps = 200'000;

class Solver {
  public:
    Solver(Network& network, std::int64_t most)
        : net_(network), most_(most), prover_(network, most), proof_of_(network.cells.size(), -1) {
        for (std::size_t c = 0; c < net_.cells.size(); ++c)
            if (net_.cells[c].twin >= 0) twins_[net_.cells[c].twin].push_back(static_cast<int>(c));
    }

    Answer solve() {
        std::vector<int> small;
        for (int c = 0; c < static_cast<int>(net_.cells.size()); ++c) {
            if (!prover_.is_small(c) || cell(c).exempt) continue;
            small.push_back(c);
            withhold(c);
        }
        answer_.secondary.clear();  // what went with a small twin is no choice of ours
        for (const int c : small) {
            const auto before = answer_.secondary.size();
            if (make_safe(c)) continue;
            answer_.unprotected.push_back(c);
            // Nothing proves that these help it; nothing proves that they do not.
            kept_.insert(answer_.secondary.begin() + static_cast<std::ptrdiff_t>(before), answer_.secondary.end());
        }
        show_what_can_be();
        return std::move(answer_);
    }

  private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    Cell& cell(int c) { return net_.cells[index(c)]; }

    void withhold(int c) {
        if (prover_.is_open(c) || cell(c).known) return;
        cell(c).withheld = true;
        answer_.secondary.push_back(c);
        if (cell(c).twin < 0) return;
        for (const int twin : twins_[cell(c).twin]) withhold(twin);
    }

    /// A table found for one small cell is often a proof for others in it.
    void keep_proof() {
        for (const auto& [c, by] : prover_.proof()) {
            const bool proves = prover_.is_small(c) && cell(c).value + by > most_;
            if (proves && proof_of_[index(c)] < 0) proof_of_[index(c)] = static_cast<int>(proofs_.size());
        }
        proofs_.push_back(prover_.proof());
    }

    bool make_safe(int c) {
        if (cell(c).known) return false;
        while (proof_of_[index(c)] < 0) {
            for (int more = 0; more <= most_new_cells && proof_of_[index(c)] < 0; ++more) {
                if (!prover_.prove(c, more, most_steps)) continue;
                for (const int one : prover_.fresh()) withhold(one);
                keep_proof();
            }
            if (proof_of_[index(c)] >= 0) break;
            const int next = next_smallest(c);
            if (next >= 0) {
                withhold(next);
            } else {
                if (!prover_.prove(c, 0, last_steps)) return false;
                keep_proof();
            }
        }
        return true;
    }

    /// Takes back what later withholding has made unneeded, the last first: a cell is shown again when every small cell
    /// whose proof moved it has another.
    void show_what_can_be() {
        std::vector<std::vector<int>> used_by(net_.cells.size());
        const auto note = [&](int small) {
            for (const auto& moved : proofs_[index(proof_of_[index(small)])])
                used_by[index(moved.cell)].push_back(small);
        };
        for (int c = 0; c < static_cast<int>(net_.cells.size()); ++c)
            if (proof_of_[index(c)] >= 0) note(c);
        for (auto at = answer_.secondary.rbegin(); at != answer_.secondary.rend(); ++at) {
            const int c = *at;
            if (cell(c).twin >= 0 || kept_.contains(c)) continue;
            cell(c).withheld = false;
            if (!proved_without(c, used_by[index(c)])) {
                cell(c).withheld = true;
                continue;
            }
            for (const int small : used_by[index(c)]) note(small);
        }
        std::erase_if(answer_.secondary, [&](int c) { return !cell(c).withheld; });
    }

    bool proved_without(int c, const std::vector<int>& smalls) {
        std::vector<std::pair<int, Proof>> found;
        for (const int small : smalls) {
            const auto& now = proofs_[index(proof_of_[index(small)])];
            if (std::none_of(now.begin(), now.end(), [&](const Moved& moved) { return moved.cell == c; })) continue;
            if (!prover_.prove(small, 0, most_steps)) return false;
            found.emplace_back(small, prover_.proof());
        }
        for (auto& [small, proof] : found) {
            proof_of_[index(small)] = static_cast<int>(proofs_.size());
            proofs_.push_back(std::move(proof));
        }
        return true;
    }

    /// When no few cells help: the next smallest beside the cell, then beside those that are withheld with it.
    int next_smallest(int c) {
        std::vector<int> front{c};
        std::set<int> seen{c};
        while (!front.empty()) {
            int best = -1;
            std::vector<int> next;
            for (const int at : front)
                for (const int one : prover_.beside(at)) {
                    if (!seen.insert(one).second) continue;
                    if (prover_.is_open(one)) {
                        next.push_back(one);
                    } else if (!cell(one).known && (best < 0 || before(one, best))) {
                        best = one;
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
    Prover prover_;
    std::vector<Proof> proofs_;
    std::vector<int> proof_of_;  ///< by small cell; -1: none yet
    std::map<int, std::vector<int>> twins_;
    std::set<int> kept_;
    Answer answer_;
};

}  // namespace

Answer protect(Network& network, std::int64_t most) { return Solver{network, most}.solve(); }

}  // namespace disclosure
