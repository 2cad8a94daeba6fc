#include "platform/ui/charts/line_chart.h"

#include <algorithm>

#include "core/check.h"
#include "platform/ui/charts/figure.h"

namespace ui {
namespace {

constexpr int height = 300;
constexpr int top = 24;
constexpr int bottom = height - 32;

std::string said(const LineChart& chart, double value) {
    const auto number = format_number(value, chart.decimals);
    if (chart.unit.empty()) return number;
    return chart.unit == "%" ? number + "%" : number + " " + chart.unit;
}

std::string describe(const LineChart& chart) {
    std::string text;
    for (const auto& series : chart.series) {
        std::size_t first = chart.periods.size();
        std::size_t last = first;
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (!drawable(series.values[i])) continue;
            if (first == chart.periods.size()) first = i;
            last = i;
        }
        if (!text.empty()) text += ' ';
        if (last == chart.periods.size())
            text += series.name + ": no values.";
        else if (first == last)
            text += series.name + ": " + said(chart, *series.values[last]) + " in " + chart.periods[last] + ".";
        else
            text += series.name + ": " + said(chart, *series.values[first]) + " in " + chart.periods[first] + ", " +
                    said(chart, *series.values[last]) + " in " + chart.periods[last] + ".";
    }
    return text;
}

bool broken_before(const LineChart& chart, std::size_t period) {
    return std::any_of(chart.breaks.begin(), chart.breaks.end(),
                       [&](const SeriesBreak& mark) { return mark.period == period; });
}

struct Label {
    double y;
    std::size_t series;
    std::size_t period;
};

/// The last value of each series is written beside its point; labels that would overlap are moved apart.
std::vector<Label> last_labels(const LineChart& chart, const Scale& scale) {
    std::vector<Label> labels;
    for (std::size_t s = 0; s < chart.series.size(); ++s)
        for (std::size_t i = chart.series[s].values.size(); i-- > 0;)
            if (const auto value = drawable(chart.series[s].values[i])) {
                labels.push_back({.y = bottom - (bottom - top) * scale.share(*value) - 10, .series = s, .period = i});
                break;
            }
    std::sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.y > b.y; });
    for (std::size_t i = 1; i < labels.size(); ++i) labels[i].y = std::min(labels[i].y, labels[i - 1].y - 17);
    return labels;
}

void write_series(Out& out, const LineChart& chart, const Scale& scale, std::size_t s) {
    const auto& values = chart.series[s].values;
    const auto n = chart.periods.size();
    const auto y = [&](double value) { return bottom - (bottom - top) * scale.share(value); };
    for (std::size_t i = 1; i < values.size(); ++i) {
        const auto from = drawable(values[i - 1]);
        const auto to = drawable(values[i]);
        if (!from || !to || broken_before(chart, i)) continue;
        out << "<line";
        percent(out, "x1", place(i - 1, n));
        pixels(out, "y1", y(*from));
        percent(out, "x2", place(i, n));
        pixels(out, "y2", y(*to));
        series_class(out, "cairn-chart__line", s);
        out << "/>";
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        if (const auto value = drawable(values[i]))
            marker(out, s, place(i, n), y(*value),
                   chart.series[s].name + ", " + chart.periods[i] + ": " + said(chart, *value));
}

void write_breaks(Out& out, const LineChart& chart) {
    const auto n = chart.periods.size();
    for (std::size_t b = 0; b < chart.breaks.size(); ++b) {
        const auto period = chart.breaks[b].period;
        const double x = period == 0 ? 0.02 : (place(period - 1, n) + place(period, n)) / 2;
        out << "<line class=\"cairn-chart__break\"";
        percent(out, "x1", x);
        percent(out, "x2", x);
        pixels(out, "y1", top - 6);
        pixels(out, "y2", bottom);
        out << "/><text class=\"cairn-chart__break-number\" text-anchor=\"middle\"";
        percent(out, "x", x);
        pixels(out, "y", top - 10);
        out << ">";
        out.number(static_cast<long long>(b) + 1) << "</text>";
    }
}

Table data_table(const LineChart& chart) {
    Table table{.head = {"Period"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& series : chart.series)
        table.head.push_back(numeric(chart.unit.empty() ? series.name : series.name + " (" + chart.unit + ")"));
    for (std::size_t i = 0; i < chart.periods.size(); ++i) {
        auto& row = table.rows.emplace_back();
        row.emplace_back(broken_before(chart, i) ? chart.periods[i] + " (break in the series)" : chart.periods[i]);
        for (const auto& series : chart.series) {
            const auto value = drawable(series.values[i]);
            row.push_back(numeric(value ? format_number(*value, chart.decimals) : chart.missing));
        }
    }
    return table;
}

Html drawing(const LineChart& chart, const ChartFigure& figure, const Scale& scale) {
    Out out;
    vertical_axis(out, scale, top, bottom, height, decimals_for(scale));
    open_drawing(out, figure, height);
    grid(out, scale, top, bottom);
    write_breaks(out, chart);
    for (std::size_t s = 0; s < chart.series.size(); ++s) write_series(out, chart, scale, s);
    for (const auto& label : last_labels(chart, scale)) {
        out << "<text class=\"cairn-chart__value\" text-anchor=\"middle\"";
        percent(out, "x", place(label.period, chart.periods.size()));
        pixels(out, "y", std::max(label.y, 12.0));
        out << ">";
        out.text(format_number(*chart.series[label.series].values[label.period], chart.decimals)) << "</text>";
    }
    horizontal_labels(out, chart.periods, height - 8);
    out << "</svg>";
    return out;
}

}  // namespace

Html render(const LineChart& chart) {
    std::vector<double> all;
    for (const auto& series : chart.series) {
        core::check(series.values.size() == chart.periods.size(), "a series has one value, or none, for each period");
        for (const auto& value : series.values)
            if (drawable(value)) all.push_back(*value);
    }
    ChartFigure figure{.id = chart.id,
                       .title = chart.title,
                       .unit = chart.unit,
                       .description = chart.description.empty() ? describe(chart) : chart.description,
                       .table = data_table(chart)};
    if (chart.series.size() > 1) {
        std::vector<std::string> names;
        for (const auto& series : chart.series) names.push_back(series.name);
        figure.key = line_key(names);
    }
    for (const auto& mark : chart.breaks) {
        core::check(mark.period < chart.periods.size(), "a break names a period of the chart");
        figure.notes.push_back("Break before " + chart.periods[mark.period] + ": " + mark.reason);
    }
    figure.drawing = drawing(chart, figure, scale_for(all, chart.start));
    if (chart.data == ChartData::elsewhere) figure.table = {};
    return render(figure);
}

}  // namespace ui
