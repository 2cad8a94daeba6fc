#pragma once
#include <string>
#include <vector>

#include "platform/ui/charts/scale.h"
#include "platform/ui/html.h"

namespace ui {

/// A line without axes for a cell of a table; the values themselves stand beside it or one click away.
struct Sparkline {
    std::string label;  ///< what it shows: "Referrals, 2017-18 to 2024-25, rising"
    std::vector<Value> values;
};
Html render(const Sparkline& sparkline);

}  // namespace ui
