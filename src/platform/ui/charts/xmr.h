#pragma once
#include <string>
#include <vector>

#include "platform/ui/charts/line_chart.h"

namespace ui {

/// Why a point is more than chance, in the order of precedence of NHS England's Making Data Count.
enum class Signal {
    none,
    outside,     ///< beyond a limit
    trend,       ///< one of seven or more points rising, or falling, in a row
    near_limit,  ///< one of two in three points in the outer third towards the same limit
    shift        ///< one of seven or more points in a row on one side of the mean
};

struct XmrPoint {
    Signal signal = Signal::none;
    bool high = false;  ///< the signal points upwards
};

/// Mean, limits and signals of one stretch of an XmR chart.
struct Xmr {
    Value mean;   ///< empty: no value
    Value lower;  ///< mean − 2.66 × mean moving range; empty with fewer than two values in a row
    Value upper;
    std::vector<XmrPoint> points;  ///< one for each value
    std::size_t known = 0;         ///< values that are known
};
/// Moving ranges are taken between neighbours only, and ranges above 3.267 × their mean are left out of it (as
/// NHSRplotthedots does); a missing value ends a run. Source: domain statistics, XmR chart and SPC signals.
Xmr xmr(const std::vector<Value>& values);

enum class Better { high, low, neither };

/// Statistical process control: what is chance, and what has changed.
struct XmrChart {
    std::string id;  ///< unique on the page
    std::string title;
    std::string unit;
    std::vector<std::string> periods;
    std::vector<Value> values;
    Better better = Better::neither;
    Value target = {};
    std::vector<SeriesBreak> rebases = {};  ///< from there on limits are computed anew; the reason is shown
    std::string description = {};
    int decimals = 0;
    std::string missing = "not available";
};
Html render(const XmrChart& chart);

}  // namespace ui
