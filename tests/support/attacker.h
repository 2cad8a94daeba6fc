#pragma once
#include <cstdint>
#include <vector>

#include "platform/disclosure/network.h"

/// A reader who tries every whole-number table that agrees with what is shown. Knows nothing of how cells are chosen
/// and shares no code with the solver.
namespace attack {

/// Whether some table that agrees with everything shown has more than `most` in this cell.
bool can_be_larger(const disclosure::Network& shown, int cell, std::int64_t most);

}  // namespace attack
