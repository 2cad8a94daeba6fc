#pragma once
#include <string>
#include <vector>

#include "platform/ui/charts/scale.h"
#include "platform/ui/html.h"

namespace ui {

struct FunnelPoint {
    std::string name;
    double events;
    double base;  ///< population or number of cases; points without a positive one are left out and said so
};

enum class FunnelKind {
    proportion,  ///< events are part of the base; shown in per cent
    rate         ///< events per `per` of the base
};

/// Are these areas further apart than chance would set them? The line is all events by all base; around it the limits
/// of 95 % and 99.8 %: Wilson's for proportions, Byar's for rates, of the events expected at each base. Without
/// adjustment for over-dispersion.
struct FunnelPlot {
    std::string id;  ///< unique on the page
    std::string title;
    FunnelKind kind;
    std::vector<FunnelPoint> points;
    double per = 10'000;               ///< of a rate
    std::string base_name = "people";  ///< what the base counts, as after "number of"
    std::string point_name = "Area";
    std::string description = {};
    int decimals = 1;
};
Html render(const FunnelPlot& plot);

struct FunnelLimits {
    double low_998, low_95, high_95, high_998;
};
/// The limits at `base` around the overall `level` (events by base), as events by base.
FunnelLimits funnel_limits(FunnelKind kind, double level, double base);

}  // namespace ui
