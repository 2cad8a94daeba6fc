#include "platform/ui/charts/figure.h"
#include "platform/ui/charts/pairs.h"

namespace ui {
namespace {

constexpr int row_height = 28;

std::string written(const BeforeAfter& chart, const Value& value) {
    if (!drawable(value)) return chart.missing;
    const auto number = format_number(*value, chart.decimals);
    return chart.unit == "%" ? number + "%" : number;
}

std::string describe(const BeforeAfter& chart) {
    std::string text;
    for (const auto& row : chart.rows) {
        if (!text.empty()) text += ' ';
        text += row.name + ": " + written(chart, row.before) + ", then " + written(chart, row.after) + ".";
    }
    return text;
}

/// Points at the ends of the scale keep clear of the edge.
double across(const Scale& scale, double value) { return 0.03 + 0.94 * scale.share(value); }

void write_row(Out& out, const BeforeAfter& chart, const Scale& scale, const PairRow& row) {
    const auto at = [&](double value) { return across(scale, value); };
    const auto before = drawable(row.before);
    const auto after = drawable(row.after);
    out << "<div class=\"cairn-bars__category\"><div class=\"cairn-bars__name\">";
    out.text(row.name) << "</div><div class=\"cairn-bars__row\"><svg class=\"cairn-bars__bar\" width=\"100%\" "
                          "focusable=\"false\"";
    pixels(out, "height", row_height);
    out << "><line class=\"cairn-chart__grid\" x1=\"0\" x2=\"100%\" y1=\"14\" y2=\"14\"/>";
    if (before && after) {
        out << "<line class=\"cairn-chart__pair\" y1=\"14\" y2=\"14\"";
        percent(out, "x1", at(*before));
        percent(out, "x2", at(*after));
        out << "/>";
    }
    if (before) marker(out, 0, at(*before), row_height / 2.0, chart.before + ": " + written(chart, row.before));
    if (after) marker(out, 1, at(*after), row_height / 2.0, chart.after + ": " + written(chart, row.after));
    out << "</svg><span class=\"cairn-bars__value cairn-bars__value--pair\">";
    out.text(written(chart, row.before)) << " <span aria-hidden=\"true\">→</span> ";
    out.text(written(chart, row.after)) << "</span></div></div>";
}

}  // namespace

Html render(const BeforeAfter& chart) {
    std::vector<double> known;
    Table table{.head = {Cell{.text = chart.row_name}, numeric(chart.before), numeric(chart.after)},
                .rows = {},
                .first_cell_is_header = true};
    for (const auto& row : chart.rows) {
        for (const auto& value : {row.before, row.after})
            if (drawable(value)) known.push_back(*value);
        table.rows.push_back({row.name, numeric(written(chart, row.before)), numeric(written(chart, row.after))});
    }
    if (chart.top) known.push_back(*chart.top);
    const auto scale = scale_for(known);
    ChartFigure figure{.id = chart.id,
                       .title = chart.title,
                       .unit = chart.unit,
                       .description = chart.description.empty() ? describe(chart) : chart.description,
                       .key = line_key({chart.before, chart.after}),
                       .table = std::move(table)};
    Out out;
    out << "<div class=\"cairn-bars\" role=\"img\"";
    out.attribute("aria-label", figure.title + ". " + figure.description) << ">";
    for (const auto& row : chart.rows) write_row(out, chart, scale, row);
    if (chart.top)
        bar_axis(
            out, scale, [&](double tick) { return across(scale, tick); }, chart.unit, " cairn-bars__value--pair");
    out << "</div>";
    figure.drawing = std::move(out).html();
    if (chart.data == ChartData::elsewhere) figure.table = {};
    return render(figure);
}

}  // namespace ui
