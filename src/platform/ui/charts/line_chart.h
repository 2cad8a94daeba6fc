#pragma once
#include <string>
#include <vector>

#include "platform/ui/charts/scale.h"
#include "platform/ui/html.h"

namespace ui {

struct LineSeries {
    std::string name;
    std::vector<Value> values;  ///< one for each period
};

/// From `period` on the figures were counted differently: the line stops before it.
struct SeriesBreak {
    std::size_t period;  ///< index of the first period after the break
    std::string reason;  ///< one sentence
};

/// Values over time. Missing values leave a gap; breaks are marked and explained below the chart.
struct LineChart {
    std::string id;  ///< unique on the page
    std::string title;
    std::string unit;  ///< "children", "%", "per 10,000 children"
    std::vector<std::string> periods;
    std::vector<LineSeries> series;
    /// What the chart shows, for those who do not see it. Empty: first and last value of each series.
    std::string description = {};
    std::vector<SeriesBreak> breaks = {};
    int decimals = 0;  ///< of the values
    Start start = Start::at_zero;
    std::string missing = "not available";  ///< what the table says where there is no value
    ChartData data = ChartData::below;
};
Html render(const LineChart& chart);

}  // namespace ui
