#pragma once
#include <string>
#include <vector>

#include "platform/ui/charts/scale.h"
#include "platform/ui/html.h"

namespace ui {

enum class Bars {
    grouped,  ///< the bars of a category below each other
    stacked,  ///< on top of each other: parts of a whole; no negative values
    shares    ///< stacked, each category as 100 %
};

enum class BarAxis {
    none,  ///< every value stands beside its bar
    below  ///< and an axis of round numbers below them
};

struct BarSeries {
    std::string name;
    std::vector<Value> values;  ///< one for each category
};

/// Values by category, as bars from left to right: names may be long, and every value is written beside its bar.
struct BarChart {
    std::string id;  ///< unique on the page
    std::string title;
    std::string unit;  ///< "children", "%"
    std::vector<std::string> categories;
    std::vector<BarSeries> series;
    std::string description = {};  ///< empty: made from the values
    Bars bars = Bars::grouped;
    int decimals = 0;
    std::string category_name = "Category";  ///< head of the table's first column
    std::string missing = "not available";
    ChartData data = ChartData::below;
    BarAxis axis = BarAxis::none;  ///< of grouped bars
    Value top = {};                ///< where the axis ends, such as 100 of percentages; empty: where the values ask
};
Html render(const BarChart& chart);

}  // namespace ui
