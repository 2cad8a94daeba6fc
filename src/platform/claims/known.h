#pragma once
#include <span>

#include "platform/claims/check.h"

namespace claims {

const Card& known_card();

/// Sentences that name a known figure (its subject, area and period) and one number of its kind that is another.
void check_known(const Reading& text, std::span<const figures::Figure> known, Findings& found);

}  // namespace claims
