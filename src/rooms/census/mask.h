#pragma once
#include <vector>

#include "rooms/census/kept_results.h"

namespace census {

/// A figure as it may leave the authority.
struct MaskedFigure {
    KeptFigure figure;    ///< numbers are 0 where it is hidden
    bool hidden = false;  ///< shown as "c"
};

/// Counts from 1 to this are never shown.
inline constexpr std::int64_t largest_hidden_count = 5;

/// Masks a return's figures by the rule of the DfE's releases: counts of 1 to 5 are hidden, and a percentage whose
/// numerator, denominator or complement is one; 0 is shown. Then, in each whole that is shown with its parts, as many
/// more parts as it takes that nobody can rule out that a small one is larger (platform/disclosure). Where the same
/// numbers stand in two tables (the base of a share and a count), both hide the same cells.
std::vector<MaskedFigure> masked(const std::vector<KeptFigure>& figures);

}  // namespace census
