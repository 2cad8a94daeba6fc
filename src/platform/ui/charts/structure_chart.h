#pragma once
#include <string>
#include <vector>

#include "platform/ui/charts/scale.h"
#include "platform/ui/html.h"

namespace ui {

struct Body {
    std::string id;  ///< unique in the chart
    std::string name;
    std::string note = {};  ///< a second line: "chaired by the police"
    std::string href = {};  ///< in the list beside the drawing
};

enum class Line {
    reports,  ///< drawn solid; places the body below the one it reports to
    advises   ///< drawn dotted; places beside whom it advises a body that reports to nobody
};

struct ReportingLine {
    std::string from;  ///< id of the lower body
    std::string to;    ///< id of the body it reports to or advises
    Line kind = Line::reports;
};

/// The bodies of a partnership and their reporting lines, laid out from the data: each body stands below all those it
/// reports to. Four bodies at most stand in a row, so that it fits a page; lines run between rows and at the edges,
/// never through a body, and each body's own side by side with others. Lines that run in a circle are drawn, and do not
/// place.
struct StructureChart {
    std::string id;  ///< unique on the page
    std::string title;
    std::vector<Body> bodies;
    std::vector<ReportingLine> lines;
    std::string description = {};
    ChartData data = ChartData::below;
};
Html render(const StructureChart& chart);

/// The level of each body, from 0 at the top, in the order of `bodies`; a level of many takes several rows.
std::vector<std::size_t> rows_of(const StructureChart& chart);

}  // namespace ui
