#pragma once
#include <map>
#include <string>
#include <vector>

#include "platform/ui/html.h"
#include "rooms/scorecard/scorecard.h"

namespace scorecard {

/// The totals of an indicator over time, each area beside the others: a chart with its table. Where the definition
/// changes the series breaks. Empty when there are no totals.
ui::Html trend(const Indicator& newest, const std::vector<Indicator>& versions,
               const std::vector<Observation>& observations, const std::map<std::string, std::string>& area_names);

}  // namespace scorecard
