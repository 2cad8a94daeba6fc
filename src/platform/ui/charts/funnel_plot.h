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
/// of 95 % and 99.8 %: Wilson's for proportions; for rates Byar's of the events expected at each base, exact ones where
/// fewer than 10 are. A note tells the dispersion and whether the limits are adjusted for it.
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
    /// Widen the limits by the root of phi where the points lie further apart than chance sets them (phi above 1).
    bool adjust = false;
};
Html render(const FunnelPlot& plot);
/// Phi: the mean of the squared z-scores around `level`, the tenths at the ends drawn in; 0 with fewer than two points.
double funnel_dispersion(const FunnelPlot& plot, double level);

struct FunnelLimits {
    double low_998, low_95, high_95, high_998;
};
/// The limits at `base` around the overall `level` (events by base), as events by base. `spread`: how many times wider
/// than chance.
FunnelLimits funnel_limits(FunnelKind kind, double level, double base, double spread = 1);

}  // namespace ui
