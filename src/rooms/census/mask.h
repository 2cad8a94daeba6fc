#pragma once
#include <vector>

#include "platform/disclosure/profile.h"
#include "rooms/census/kept_results.h"

namespace census {

/// A figure as it may leave the authority.
struct MaskedFigure {
    KeptFigure figure;       ///< numbers are 0 where it is hidden
    bool hidden = false;     ///< shown as "c"
    bool secondary = false;  ///< hidden to protect another; only for the owner's log
};

/// Counts from 1 to this are never shown.
inline constexpr std::int64_t largest_hidden_count = 5;

/// Masks a return's figures by the rule of the DfE's releases: counts of 1 to 5 are hidden, and a percentage whose
/// numerator, denominator or complement is one; 0 is shown. Then, in each whole that is shown with its parts, as many
/// more parts as it takes that nobody can rule out that a small one is larger (platform/disclosure). Where the same
/// numbers stand in two tables (the base of a share and a count), both hide the same cells.
std::vector<MaskedFigure> masked(const std::vector<KeptFigure>& figures);

/// Several returns of one kind and year, and what they make together.
struct SideBySide {
    std::vector<std::vector<MaskedFigure>> returns;
    std::vector<MaskedFigure> together;
};
/// The same for returns that are told side by side with their sum, by a profile. `together` is figure by figure the
/// sum of the `returns`, which all have the same figures. What is hidden in one of them is hidden in the sum, which so
/// tells nothing that they do not. A profile that rounds has what it shows rounded.
SideBySide masked(const std::vector<std::vector<KeptFigure>>& returns, const std::vector<KeptFigure>& together,
                  const disclosure::Profile& profile);
/// One return alone, or a sum that is told without what it is made of.
std::vector<MaskedFigure> masked(const std::vector<KeptFigure>& figures, const disclosure::Profile& profile);

}  // namespace census
