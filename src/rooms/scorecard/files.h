#pragma once
#include "core/fault.h"
#include "platform/packs/pack.h"

namespace scorecard {

/// What the columns alone cannot say: a value or a reason, never both; decimals as the indicator has them; breakdowns
/// that are declared.
void check_pack(const packs::Pack& pack, core::Faults& faults);

}  // namespace scorecard
