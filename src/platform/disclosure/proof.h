#pragma once
#include <cstdint>
#include <vector>

#include "platform/disclosure/network.h"

namespace disclosure {

/// One cell of another table, told as its difference from the true one.
struct Moved {
    int cell;
    std::int64_t by;
};
/// Another whole-number table that agrees with everything a reader knows.
using Proof = std::vector<Moved>;

/// Looks for other tables. Holds on to the network, whose `withheld` marks may change between two searches.
///
/// A search moves the cell above the limit and then, again and again, takes the sum out of balance with the fewest ways
/// to mend it and tries them. A sum that nothing can mend ends the attempt at once, and so does one too many that only
/// new withholding could mend: most dead ends are seen a step ahead.
class Prover {
  public:
    Prover(const Network& network, std::int64_t most);

    /// Finds a table in which `cell` is above the limit, with at most `more` further cells withheld (`fresh`). False:
    /// none within `steps` steps.
    bool prove(int cell, int more, int steps);
    const Proof& proof() const { return proof_; }
    /// The cells that would have to be withheld for the last proof.
    const std::vector<int>& fresh() const { return fresh_; }
    /// The cells that stand in a sum with this one, each once for each sum.
    std::vector<int> beside(int cell) const;

    bool is_open(int cell) const { return at(cell).implicit || at(cell).withheld; }
    bool is_small(int cell) const { return at(cell).value >= 1 && at(cell).value <= most_; }

  private:
    struct Link {
        int to;
        int sign;  ///< -1 for the total of a sum
    };
    struct Choice {
        Moved moved;
        bool fresh;
        int disturbs;
        std::int64_t weight;
    };
    struct Ways {
        int open = 0, fresh = 0;
        bool enough = false;  ///< what is open could mend it
    };

    const Cell& at(int cell) const { return network_.cells[static_cast<std::size_t>(cell)]; }
    void shift(int cell, std::int64_t by);
    void move(int cell, std::int64_t by);
    void undo();
    std::int64_t step(const Link& link, std::int64_t off) const;
    int disturbs(const Moved& moved) const;
    Ways ways(int relation) const;
    /// The relation to mend next; -1: this attempt is a dead end.
    int tightest(int more) const;
    std::vector<Choice> choices(int relation, bool may_add) const;
    bool settle(int more);

    const Network& network_;
    std::int64_t most_;
    std::vector<std::vector<Link>> of_cell_, of_relation_;
    std::vector<std::int64_t> moved_by_, off_;
    std::vector<int> place_;       ///< of a relation in unbalanced_; -1: it is in balance
    std::vector<int> unbalanced_;  ///< relations
    std::vector<int> trail_, fresh_;
    Proof proof_;
    int steps_ = 0, most_steps_ = 0, degree_ = 1;
};

}  // namespace disclosure
