#pragma once
#include <cstdint>
#include <vector>

/// Cells that add up to one another, and which of them to withhold so that nobody can work out a small one.
///
/// What a reader knows: every cell that is shown; that a withheld cell is 1 or more (nought is shown); which cells add
/// up to which. A small count (1 to `most`) is safe when a reader cannot rule out that it is larger than `most`. The
/// proof is constructive: for each small cell the solver finds another whole-number table that agrees with everything
/// shown and in which that cell is larger than `most`. So it holds against any way of working, exact or by bounds. More
/// withholding never spoils a proof.
namespace disclosure {

struct Cell {
    std::int64_t value = 0;  ///< not negative
    /// Never printed, but follows from others: "all the rest". May be nought for all a reader knows.
    bool implicit = false;
    bool known = false;     ///< already published: shown, and cannot be withheld
    bool withheld = false;  ///< before: withheld in an earlier publication. After: the answer
    bool exempt = false;    ///< small, but not to be protected (known small numbers)
    int twin = -1;          ///< cells with the same number are told apart only by their document; withheld together
};

/// total = sum of parts (the values may differ from that by a constant that readers know).
struct Relation {
    int total;
    std::vector<int> parts;
};

struct Network {
    std::vector<Cell> cells;
    std::vector<Relation> relations;
};

struct Answer {
    std::vector<int> secondary;    ///< withheld to protect others, in the order in which they were
    std::vector<int> unprotected;  ///< small, and what is public already tells them whatever is withheld
};

/// Withholds cells of 1 to `most`, and as few others as it finds, the next smallest first and noughts last, until every
/// small cell is safe. Deterministic: depends on the order of cells and relations alone.
Answer protect(Network& network, std::int64_t most);

}  // namespace disclosure
