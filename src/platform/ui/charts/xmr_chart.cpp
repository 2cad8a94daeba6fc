#include <algorithm>

#include "core/check.h"
#include "platform/ui/charts/figure.h"
#include "platform/ui/charts/xmr.h"

namespace ui {
namespace {

constexpr int height = 300;
constexpr int top = 16;
constexpr int bottom = height - 32;

struct Stretch {
    std::size_t begin;
    std::size_t end;
    Xmr xmr;
};

std::vector<Stretch> stretches(const XmrChart& chart) {
    std::vector<std::size_t> edges{0};
    for (const auto& rebase : chart.rebases)
        if (rebase.period > edges.back()) edges.push_back(rebase.period);
    edges.push_back(chart.values.size());
    std::vector<Stretch> all;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        const auto begin = chart.values.begin() + static_cast<std::ptrdiff_t>(edges[i]);
        const auto end = chart.values.begin() + static_cast<std::ptrdiff_t>(edges[i + 1]);
        all.push_back({.begin = edges[i], .end = edges[i + 1], .xmr = xmr({begin, end})});
    }
    return all;
}

enum class Meaning { common, improvement, concern, change };

Meaning meaning(const XmrChart& chart, const XmrPoint& point) {
    if (point.signal == Signal::none) return Meaning::common;
    if (chart.better == Better::neither) return Meaning::change;
    return point.high == (chart.better == Better::high) ? Meaning::improvement : Meaning::concern;
}

Literal word(Meaning meaning) {
    switch (meaning) {
        case Meaning::improvement:
            return "improvement";
        case Meaning::concern:
            return "concern";
        case Meaning::change:
            return "change";
        case Meaning::common:
            break;
    }
    return "common";
}

/// Circle, triangle, diamond, square: the shape says what the colour says.
Literal shape(Meaning meaning) {
    switch (meaning) {
        case Meaning::improvement:
            return "M0-7 7 5.5h-14z";
        case Meaning::concern:
            return "M0-8 8 0 0 8-8 0z";
        case Meaning::change:
            return "M-5.5-5.5h11v11h-11z";
        case Meaning::common:
            break;
    }
    return "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z";
}

std::string reason(const XmrPoint& point) {
    const std::string upper_lower = point.high ? "upper" : "lower";
    switch (point.signal) {
        case Signal::outside:
            return point.high ? "above the upper limit" : "below the lower limit";
        case Signal::trend:
            return point.high ? "seven or more rising in a row" : "seven or more falling in a row";
        case Signal::near_limit:
            return "two of three near the " + upper_lower + " limit";
        case Signal::shift:
            return point.high ? "seven or more above the mean" : "seven or more below the mean";
        case Signal::none:
            break;
    }
    return "";
}

std::string written(const XmrChart& chart, double value) {
    const auto number = format_number(value, chart.decimals);
    return chart.unit == "%" ? number + "%" : number;
}

void write_level(Out& out, const XmrChart& chart, const Stretch& stretch, double y, Literal name) {
    const auto n = chart.values.size();
    const double half = n < 2 ? 0.44 : 0.44 / static_cast<double>(n - 1);
    out << "<line class=\"" << name << "\"";
    percent(out, "x1", std::max(0.0, place(stretch.begin, n) - half));
    percent(out, "x2", std::min(1.0, place(stretch.end - 1, n) + half));
    pixels(out, "y1", y);
    pixels(out, "y2", y);
    out << "/>";
}

void write_stretch(Out& out, const XmrChart& chart, const Scale& scale, const Stretch& stretch) {
    const auto n = chart.values.size();
    const auto y = [&](double value) { return bottom - (bottom - top) * scale.share(value); };
    if (stretch.xmr.mean) write_level(out, chart, stretch, y(*stretch.xmr.mean), "cairn-chart__mean");
    if (stretch.xmr.upper) write_level(out, chart, stretch, y(*stretch.xmr.upper), "cairn-chart__limit");
    if (stretch.xmr.lower) write_level(out, chart, stretch, y(*stretch.xmr.lower), "cairn-chart__limit");
    for (std::size_t i = stretch.begin + 1; i < stretch.end; ++i) {
        const auto from = drawable(chart.values[i - 1]);
        const auto to = drawable(chart.values[i]);
        if (!from || !to) continue;
        out << "<line class=\"cairn-chart__path\"";
        percent(out, "x1", place(i - 1, n));
        pixels(out, "y1", y(*from));
        percent(out, "x2", place(i, n));
        pixels(out, "y2", y(*to));
        out << "/>";
    }
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        const auto value = drawable(chart.values[i]);
        if (!value) continue;
        const auto& point = stretch.xmr.points[i - stretch.begin];
        const auto means = meaning(chart, point);
        out << "<svg overflow=\"visible\" class=\"cairn-chart__signal cairn-chart__signal--" << word(means) << "\"";
        percent(out, "x", place(i, n));
        pixels(out, "y", y(*value));
        out << "><path d=\"" << shape(means) << "\"/><title>";
        out.text(chart.periods[i] + ": " + written(chart, *value) +
                 (point.signal == Signal::none ? "" : ", " + reason(point)))
            << "</title></svg>";
    }
}

Html key(const XmrChart& chart) {
    std::vector<std::pair<Meaning, std::string>> entries{{Meaning::common, "Chance variation"}};
    if (chart.better == Better::neither) entries.emplace_back(Meaning::change, "Something changed");
    if (chart.better != Better::neither) entries.emplace_back(Meaning::improvement, "Improvement");
    if (chart.better != Better::neither) entries.emplace_back(Meaning::concern, "Concern");
    Out out;
    out << "<ul class=\"cairn-chart__key\">";
    for (const auto& [means, text] : entries) {
        out << "<li><svg width=\"18\" height=\"18\" aria-hidden=\"true\" focusable=\"false\"><svg x=\"9\" y=\"9\" "
               "overflow=\"visible\" class=\"cairn-chart__signal cairn-chart__signal--"
            << word(means) << "\"><path d=\"" << shape(means) << "\"/></svg></svg> ";
        out.text(text) << "</li>";
    }
    const auto line = [&](Literal name, Literal text) {
        out << "<li><svg width=\"36\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"><line x1=\"0\" x2=\"36\" "
               "y1=\"8\" y2=\"8\" class=\""
            << name << "\"/></svg> " << text << "</li>";
    };
    line("cairn-chart__mean", "Mean");
    line("cairn-chart__limit", "Limits of chance");
    if (drawable(chart.target)) line("cairn-chart__target", "Target");
    out << "</ul>";
    return out;
}

/// Whether the process as it is can be expected to meet the target.
std::string assurance(const XmrChart& chart, const Xmr& now) {
    if (!drawable(chart.target) || chart.better == Better::neither || !now.upper) return "";
    const double target = *chart.target;
    const bool always = chart.better == Better::high ? target < *now.lower : target > *now.upper;
    const bool never = chart.better == Better::high ? target > *now.upper : target < *now.lower;
    const std::string what = "Target of " + written(chart, target) + ": ";
    if (always) return what + "can be expected to be met every time.";
    if (never) return what + "cannot be expected to be met unless something changes.";
    return what + "met or missed by chance.";
}

Table data_table(const XmrChart& chart, const std::vector<Stretch>& all) {
    Table table{
        .head = {"Period", numeric("Value"), numeric("Mean"), numeric("Lower limit"), numeric("Upper limit"), "Signal"},
        .rows = {},
        .first_cell_is_header = true};
    const auto cell = [&](const Value& value) {
        return numeric(drawable(value) ? format_number(*value, chart.decimals) : chart.missing);
    };
    for (const auto& stretch : all)
        for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
            const auto& point = stretch.xmr.points[i - stretch.begin];
            std::string signal = "none";
            if (point.signal != Signal::none)
                signal = std::string{word(meaning(chart, point)).text()} + ": " + reason(point);
            table.rows.push_back({chart.periods[i], cell(chart.values[i]), cell(stretch.xmr.mean),
                                  cell(stretch.xmr.lower), cell(stretch.xmr.upper), signal});
        }
    return table;
}

std::vector<std::string> notes(const XmrChart& chart, const std::vector<Stretch>& all) {
    std::vector<std::string> said;
    for (const auto& rebase : chart.rebases)
        said.push_back("Limits computed anew from " + chart.periods[rebase.period] + ": " + rebase.reason);
    const auto& now = all.back().xmr;
    if (now.known < 12)
        said.push_back("Trial limits: they rest on " + std::to_string(now.known) +
                       (now.known == 1 ? " value" : " values") + ", fewer than 12.");
    if (const auto text = assurance(chart, now); !text.empty()) said.push_back(text);
    return said;
}

std::string describe(const XmrChart& chart, const std::vector<Stretch>& all) {
    const auto& now = all.back();
    if (!now.xmr.mean) return "No values.";
    std::string text = "Mean " + written(chart, *now.xmr.mean);
    if (now.xmr.lower) text += ", limits " + written(chart, *now.xmr.lower) + " to " + written(chart, *now.xmr.upper);
    std::size_t signals = 0;
    for (const auto& stretch : all)
        signals += static_cast<std::size_t>(std::count_if(stretch.xmr.points.begin(), stretch.xmr.points.end(),
                                                          [](const auto& p) { return p.signal != Signal::none; }));
    return text + ". " + std::to_string(signals) + (signals == 1 ? " point shows" : " points show") +
           " more than chance.";
}

}  // namespace

Html render(const XmrChart& chart) {
    core::check(chart.values.size() == chart.periods.size(), "each period has a value, or none");
    core::check(!chart.values.empty(), "a chart has a period");
    for (const auto& rebase : chart.rebases)
        core::check(rebase.period < chart.periods.size(), "limits are computed anew from a period of the chart");
    const auto all = stretches(chart);
    std::vector<double> ends;
    for (const auto& value : chart.values)
        if (drawable(value)) ends.push_back(*value);
    for (const auto& stretch : all)
        for (const auto& level : {stretch.xmr.lower, stretch.xmr.upper, drawable(chart.target)})
            if (level) ends.push_back(*level);
    const auto scale = scale_for(ends, Start::near_values);
    ChartFigure figure{.id = chart.id,
                       .title = chart.title,
                       .unit = chart.unit,
                       .description = chart.description.empty() ? describe(chart, all) : chart.description,
                       .key = key(chart),
                       .notes = notes(chart, all),
                       .table = data_table(chart, all)};
    Out out;
    vertical_axis(out, scale, top, bottom, height, decimals_for(scale));
    open_drawing(out, figure, height);
    grid(out, scale, top, bottom);
    if (const auto target = drawable(chart.target)) {
        const Stretch whole{.begin = 0, .end = chart.values.size(), .xmr = {}};
        write_level(out, chart, whole, bottom - (bottom - top) * scale.share(*target), "cairn-chart__target");
    }
    for (const auto& stretch : all) write_stretch(out, chart, scale, stretch);
    horizontal_labels(out, chart.periods, height - 8);
    out << "</svg>";
    figure.drawing = std::move(out).html();
    return render(figure);
}

}  // namespace ui
