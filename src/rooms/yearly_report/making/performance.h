#pragma once
#include "rooms/yearly_report/making/computed.h"

namespace yearly_report {

/// For each area: every value of the year that tells of children's contact with services, beside the year before and
/// the change where the definitions are the same.
std::vector<publish::Block> performance_data(const Making& making);

}  // namespace yearly_report
