#pragma once
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// A value of a chart; empty when it is not known. Infinite values and NaN are treated as not known.
using Value = std::optional<double>;

/// Only values that can be drawn.
Value drawable(Value value);

/// Where a chart's data stands as a table. Somewhere it must.
enum class ChartData {
    below,     ///< under the drawing, behind a line to press
    elsewhere  ///< whoever writes the page puts it beside the chart
};

/// An axis whose ends and ticks are round numbers.
struct Scale {
    double low = 0;
    double high = 1;
    std::vector<double> ticks = {0, 1};

    /// Where `value` lies: 0 at `low`, 1 at `high`. Values outside are held at the ends.
    double share(double value) const;
};

enum class Start { at_zero, near_values };

/// An axis for `values` with about `ticks` steps; those that cannot be drawn are ignored. Without any: 0 to 1.
Scale scale_for(const std::vector<double>& values, Start start = Start::at_zero, int ticks = 5);

/// "2,961", "15.7", "−3". Rounds half away from zero.
std::string format_number(double value, int decimals = 0);

}  // namespace ui
