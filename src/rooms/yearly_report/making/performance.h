#pragma once
#include "rooms/yearly_report/making/computed.h"

namespace yearly_report {

/// The figures of the year that tell of children's contact with services, the areas side by side: the snapshot in its
/// fixed order, what is known of the year before, and what else was counted.
std::vector<publish::Block> performance_data(const Making& making);

}  // namespace yearly_report
