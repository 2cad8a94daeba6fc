#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/ui/charts/scale.h"
#include "platform/ui/components/table.h"
#include "platform/ui/out.h"

// What all charts share. For platform/ui/charts only.
//
// A chart is a figure: title, key, drawing, notes and its data as a table. Drawings place things across in per cent and
// down in pixels, so that they fill the width they get while words keep their size: readable at 320 px and on paper.
namespace ui {

struct ChartFigure {
    std::string id;  ///< unique on the page
    std::string title;
    std::string unit = {};    ///< written below the title; may be empty
    std::string description;  ///< what the drawing shows, for those who do not see it
    Html key = {};
    Html drawing = {};
    std::vector<std::string> notes = {};
    Table table;  ///< without a head: it stands elsewhere
};
Html render(const ChartFigure& figure);

/// `<svg role="img" ...><title>...</title><desc>...</desc>`, to be closed with `</svg>`.
void open_drawing(Out& out, const ChartFigure& figure, int height, std::string_view classes = {});

/// ` name="12.34%"`.
void percent(Out& out, Literal name, double share);
/// ` name="12.3"`.
void pixels(Out& out, Literal name, double value);

/// The looks of the n-th series: colour, dashes and shape of its points come together.
void series_class(Out& out, Literal block, std::size_t series);
/// A point of the n-th series. `said` is shown when the pointer rests on it.
void marker(Out& out, std::size_t series, double share_x, double y, std::string_view said);

/// The key of series drawn as lines, or as bars with patterns.
Html line_key(const std::vector<std::string>& names);
Html bar_key(std::string_view id, const std::vector<std::string>& names);
/// The patterns that bars of this chart use, in an svg of no size.
Html bar_patterns(std::string_view id, std::size_t series);
/// ` fill="url(#id-pattern-2)"`.
void bar_fill(Out& out, std::string_view id, std::size_t series);

/// The labels of a vertical axis, in a column beside the drawing.
void vertical_axis(Out& out, const Scale& scale, int top, int bottom, int height, int decimals);
/// The grid lines for it.
void grid(Out& out, const Scale& scale, int top, int bottom);
/// The axis below rows of bars: a line, and its numbers at `place` of each tick. `value`: the class of the values'
/// column.
void bar_axis(Out& out, const Scale& scale, const std::function<double(double)>& place, std::string_view unit,
              Literal value);
/// Labels along the bottom; those that would not fit on a small screen are left out there.
void horizontal_labels(Out& out, const std::vector<std::string>& labels, int y);
/// Where the i-th of n things stands across.
double place(std::size_t i, std::size_t n);
/// The decimals that ticks this far apart need.
int decimals_for(const Scale& scale);

}  // namespace ui
