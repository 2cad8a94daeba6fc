#include "platform/ui/charts/bar_chart.h"

#include <algorithm>

#include "core/check.h"
#include "platform/ui/charts/figure.h"

namespace ui {
namespace {

constexpr int bar_height = 24;

std::string with_unit(const BarChart& chart, double value) {
    const auto number = format_number(value, chart.decimals);
    if (chart.unit == "£") return "£" + number;
    return chart.unit == "%" ? number + "%" : number;
}

double whole(const BarChart& chart, std::size_t category) {
    double sum = 0;
    for (const auto& series : chart.series) sum += drawable(series.values[category]).value_or(0);
    return sum;
}

void write_bar(Out& out, const BarChart& chart, std::size_t series, double from, double to, const std::string& said) {
    out << "<rect class=\"cairn-chart__box\" y=\"1\"";
    percent(out, "x", std::min(from, to));
    percent(out, "width", std::max(from, to) - std::min(from, to));
    pixels(out, "height", bar_height - 2);
    bar_fill(out, chart.id, series);
    out << "><title>";
    out.text(said) << "</title></rect>";
}

void open_bar(Out& out) {
    out << "<div class=\"cairn-bars__row\"><svg class=\"cairn-bars__bar\" width=\"100%\" focusable=\"false\"";
    pixels(out, "height", bar_height);
    out << ">";
}

void close_bar(Out& out, std::string_view value, bool missing = false) {
    out << "</svg><span class=\"cairn-bars__value";
    if (missing) out << " cairn-bars__value--missing";
    out << "\">";
    out.text(value) << "</span></div>";
}

void write_ticks(Out& out, const BarChart& chart, const Scale& scale) {
    if (chart.axis == BarAxis::none) return;
    for (const double tick : scale.ticks) {
        out << "<line class=\"cairn-chart__grid\" y1=\"0\" y2=\"100%\"";
        percent(out, "x1", scale.share(tick));
        percent(out, "x2", scale.share(tick));
        out << "/>";
    }
}

void write_zero(Out& out, const Scale& scale) {
    out << "<line class=\"cairn-chart__zero\" y1=\"0\" y2=\"100%\"";
    percent(out, "x1", scale.share(0));
    percent(out, "x2", scale.share(0));
    out << "/>";
}

void write_grouped(Out& out, const BarChart& chart, const Scale& scale, std::size_t category) {
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const auto value = drawable(chart.series[s].values[category]);
        open_bar(out);
        write_ticks(out, chart, scale);
        if (value)
            write_bar(out, chart, s, scale.share(0), scale.share(*value),
                      chart.categories[category] + ", " + chart.series[s].name + ": " + with_unit(chart, *value));
        write_zero(out, scale);
        close_bar(out, value ? with_unit(chart, *value) : chart.missing, !value);
    }
}

void write_stacked(Out& out, const BarChart& chart, const Scale& scale, std::size_t category) {
    const double sum = whole(chart, category);
    const double full = chart.bars == Bars::shares ? sum : scale.high;
    open_bar(out);
    double from = 0;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        const auto value = drawable(chart.series[s].values[category]);
        if (!value || *value <= 0 || full <= 0) continue;
        const double to = from + *value / full;
        write_bar(out, chart, s, from, to,
                  chart.categories[category] + ", " + chart.series[s].name + ": " + with_unit(chart, *value));
        from = to;
    }
    write_zero(out, scale);
    close_bar(out, with_unit(chart, sum));
}

std::string describe(const BarChart& chart) {
    std::string text;
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        if (!text.empty()) text += ' ';
        text += chart.categories[c] + ": ";
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            const auto value = drawable(chart.series[s].values[c]);
            if (s > 0) text += ", ";
            if (chart.series.size() > 1) text += chart.series[s].name + " ";
            text += value ? with_unit(chart, *value) : chart.missing;
        }
        text += '.';
    }
    return text;
}

Table data_table(const BarChart& chart) {
    Table table{.head = {Cell{.text = chart.category_name}}, .rows = {}, .first_cell_is_header = true};
    for (const auto& series : chart.series)
        table.head.push_back(numeric(chart.unit.empty() ? series.name : series.name + " (" + chart.unit + ")"));
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        auto& row = table.rows.emplace_back();
        row.emplace_back(chart.categories[c]);
        for (const auto& series : chart.series) {
            const auto value = drawable(series.values[c]);
            row.push_back(numeric(value ? format_number(*value, chart.decimals) : chart.missing));
        }
    }
    return table;
}

Scale bar_scale(const BarChart& chart) {
    std::vector<double> ends;
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        if (chart.bars != Bars::grouped) ends.push_back(whole(chart, c));
        for (const auto& series : chart.series)
            if (const auto value = drawable(series.values[c])) ends.push_back(*value);
    }
    if (chart.top) ends.push_back(*chart.top);
    auto scale = scale_for(ends);
    if (chart.axis == BarAxis::below) return scale;
    // Nothing stands beside the bars' ends, so the longest may fill its row.
    const auto [low, high] = std::minmax_element(ends.begin(), ends.end());
    if (!ends.empty() && *high > 0) scale.high = *high;
    if (!ends.empty() && *high <= 0 && *low < 0) scale.high = 0;
    scale.low = !ends.empty() && *low < 0 ? *low : 0;
    return scale;
}

}  // namespace

Html render(const BarChart& chart) {
    for (const auto& series : chart.series) {
        core::check(series.values.size() == chart.categories.size(), "a series has one value, or none, per category");
        for (const auto& value : series.values)
            core::check(chart.bars == Bars::grouped || value.value_or(0) >= 0 || !drawable(value),
                        "parts of a whole are not negative");
    }
    ChartFigure figure{.id = chart.id,
                       .title = chart.title,
                       .unit = chart.unit == "£" ? std::string{} : chart.unit,  // it stands at every value
                       .description = chart.description.empty() ? describe(chart) : chart.description,
                       .table = data_table(chart)};
    if (chart.series.size() > 1) {
        std::vector<std::string> names;
        for (const auto& series : chart.series) names.push_back(series.name);
        figure.key = bar_key(chart.id, names);
    }
    const auto scale = bar_scale(chart);
    Out out;
    out << "<div class=\"cairn-bars\" role=\"img\"";
    out.attribute("aria-label", figure.title + ". " + figure.description)
        << ">" << bar_patterns(chart.id, chart.series.size());
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        out << "<div class=\"cairn-bars__category\"><div class=\"cairn-bars__name\">";
        out.text(chart.categories[c]) << "</div>";
        if (chart.bars == Bars::grouped)
            write_grouped(out, chart, scale, c);
        else
            write_stacked(out, chart, scale, c);
        out << "</div>";
    }
    if (chart.axis == BarAxis::below)
        bar_axis(
            out, scale, [&](double tick) { return scale.share(tick); }, chart.unit, "");
    out << "</div>";
    figure.drawing = std::move(out).html();
    if (chart.data == ChartData::elsewhere) figure.table = {};
    return render(figure);
}

}  // namespace ui
