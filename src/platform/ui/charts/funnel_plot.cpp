#include "platform/ui/charts/funnel_plot.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/check.h"
#include "core/statistics.h"
#include "platform/ui/charts/figure.h"

namespace ui {
namespace {

constexpr int height = 320;
constexpr int top = 16;
constexpr int bottom = height - 32;
constexpr int steps = 60;

struct Ends {
    double low, high;
};

Ends wilson(double part, double whole, double z) {
    const double middle = 2 * part + z * z;
    const double width = z * std::sqrt(z * z + 4 * part * (1 - part / whole));
    const double below = 2 * (whole + z * z);
    return {std::max(0.0, (middle - width) / below), std::min(1.0, (middle + width) / below)};
}

double factor(const FunnelPlot& plot) { return plot.kind == FunnelKind::proportion ? 100 : plot.per; }

bool usable(const FunnelPoint& point) {
    return std::isfinite(point.base) && point.base > 0 && std::isfinite(point.events) && point.events >= 0;
}

/// What the limits stand around, and how much wider than chance they are drawn.
struct Middle {
    double level;
    double dispersion;  ///< phi
    double spread;      ///< 1, or the root of phi
};

enum class Where { within, outside_95, outside_998 };

Where where(const FunnelPlot& plot, const Middle& middle, const FunnelPoint& point) {
    const auto limits = funnel_limits(plot.kind, middle.level, point.base, middle.spread);
    const double value = point.events / point.base;
    if (value < limits.low_998 || value > limits.high_998) return Where::outside_998;
    if (value < limits.low_95 || value > limits.high_95) return Where::outside_95;
    return Where::within;
}

std::string said(const FunnelPlot& plot, const Middle& middle, const FunnelPoint& point) {
    const std::string side = point.events / point.base > middle.level ? "above" : "below";
    switch (where(plot, middle, point)) {
        case Where::outside_998:
            return side + " the 99.8% limit";
        case Where::outside_95:
            return side + " the 95% limit";
        case Where::within:
            break;
    }
    return "within the limits";
}

std::string written(const FunnelPlot& plot, double share) {
    return format_number(share * factor(plot), plot.decimals) + (plot.kind == FunnelKind::proportion ? "%" : "");
}

struct Frame {
    Scale across;
    Scale up;
    Middle middle;

    double x(double base) const { return 0.02 + 0.94 * across.share(base); }
    double y(double value) const { return bottom - (bottom - top) * up.share(value); }
};

void write_limits(Out& out, const FunnelPlot& plot, const Frame& frame) {
    const auto line = [&](Literal name, double b1, double v1, double b2, double v2) {
        if (std::max(v1, v2) * factor(plot) > frame.up.high) return;
        out << "<line class=\"" << name << "\"";
        percent(out, "x1", frame.x(b1));
        pixels(out, "y1", frame.y(v1 * factor(plot)));
        percent(out, "x2", frame.x(b2));
        pixels(out, "y2", frame.y(v2 * factor(plot)));
        out << "/>";
    };
    line("cairn-chart__mean", 0, frame.middle.level, frame.across.high, frame.middle.level);
    for (int i = 1; i < steps; ++i) {
        // Closer together on the left, where the curves bend.
        const auto base_at = [&](int k) { return frame.across.high * std::pow(static_cast<double>(k) / steps, 2.0); };
        const auto a = funnel_limits(plot.kind, frame.middle.level, base_at(i), frame.middle.spread);
        const auto b = funnel_limits(plot.kind, frame.middle.level, base_at(i + 1), frame.middle.spread);
        line("cairn-chart__limit", base_at(i), a.low_998, base_at(i + 1), b.low_998);
        line("cairn-chart__limit", base_at(i), a.high_998, base_at(i + 1), b.high_998);
        if (i % 2 == 0) continue;  // every other piece: a dashed line
        line("cairn-chart__warning", base_at(i), a.low_95, base_at(i + 1), b.low_95);
        line("cairn-chart__warning", base_at(i), a.high_95, base_at(i + 1), b.high_95);
    }
}

void write_points(Out& out, const FunnelPlot& plot, const Frame& frame) {
    for (const auto& point : plot.points) {
        if (!usable(point)) continue;
        const auto place_ = where(plot, frame.middle, point);
        const double value = point.events / point.base;
        // Circle within, square outside 95 %, diamond outside 99.8 %.
        const std::size_t look = place_ == Where::within ? 0 : place_ == Where::outside_95 ? 1 : 2;
        marker(out, look, frame.x(point.base), frame.y(value * factor(plot)),
               point.name + ": " + written(plot, value) + ", " + said(plot, frame.middle, point));
        if (place_ == Where::within) continue;
        const bool to_the_left = frame.across.share(point.base) > 0.6;
        out << "<text class=\"cairn-chart__value\" text-anchor=\"" << (to_the_left ? Literal{"end"} : Literal{"start"})
            << "\" dx=\"" << (to_the_left ? Literal{"-10"} : Literal{"10"}) << "\" dy=\"0.35em\"";
        percent(out, "x", frame.x(point.base));
        pixels(out, "y", frame.y(value * factor(plot)));
        out << ">";
        out.text(point.name) << "</text>";
    }
}

void write_across(Out& out, const Scale& across, const Frame& frame) {
    for (std::size_t i = 0; i < across.ticks.size(); ++i) {
        const bool minor = (across.ticks.size() - 1 - i) % 2 != 0;
        const bool last = i + 1 == across.ticks.size();
        out << "<text text-anchor=\"" << (last ? Literal{"end"} : Literal{"middle"}) << "\"";
        if (minor) out << " class=\"cairn-chart__label--minor\"";
        percent(out, "x", last ? 1 : frame.x(across.ticks[i]));
        pixels(out, "y", height - 8);
        out << ">";
        out.text(format_number(across.ticks[i], decimals_for(across))) << "</text>";
    }
}

Table data_table(const FunnelPlot& plot, const Middle& middle) {
    Table table{.head = {Cell{.text = plot.point_name}, numeric("Events"), numeric(plot.base_name), numeric("Value"),
                         "Against the limits"},
                .rows = {},
                .first_cell_is_header = true};
    for (const auto& point : plot.points) {
        const bool ok = usable(point);
        table.rows.push_back({point.name,
                              numeric(std::isfinite(point.events) ? format_number(point.events) : "unknown"),
                              numeric(std::isfinite(point.base) ? format_number(point.base) : "unknown"),
                              numeric(ok ? written(plot, point.events / point.base) : "not available"),
                              ok ? said(plot, middle, point) : "left out: no base"});
    }
    return table;
}

std::string describe(const FunnelPlot& plot, const Middle& middle) {
    std::string out;
    for (const auto& point : plot.points)
        if (usable(point) && where(plot, middle, point) != Where::within)
            out += " " + point.name + " is " + said(plot, middle, point) + ".";
    return "Overall " + written(plot, middle.level) + "." + (out.empty() ? " All points lie within the limits." : out);
}

/// Every reader is told whether the limits are those of chance alone.
std::string dispersion_note(const FunnelPlot& plot, const Middle& middle) {
    const auto phi = format_number(middle.dispersion, 2);
    if (middle.spread > 1)
        return "The limits are wider than chance alone would set them, adjusted for over-dispersion (φ = " + phi + ").";
    if (plot.adjust) return "The limits are those of chance alone: there is no over-dispersion (φ = " + phi + ").";
    return "The limits are those of chance alone, without adjustment for over-dispersion (φ = " + phi + ").";
}

Html key() {
    Out out;
    out << "<ul class=\"cairn-chart__key\">";
    const auto line = [&](Literal name, Literal text) {
        out << "<li><svg width=\"36\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"><line x1=\"0\" x2=\"36\" "
               "y1=\"8\" y2=\"8\" class=\""
            << name << "\"/></svg> " << text << "</li>";
    };
    line("cairn-chart__mean", "Overall");
    line("cairn-chart__warning cairn-chart__warning--key", "95% limits");
    line("cairn-chart__limit", "99.8% limits");
    out << "</ul>";
    return out;
}

}  // namespace

FunnelLimits funnel_limits(FunnelKind kind, double level, double base, double spread) {
    const double expected = level * base;
    if (kind == FunnelKind::proportion) {
        const auto inner = wilson(expected, base, core::z_95 * spread);
        const auto outer = wilson(expected, base, core::z_998 * spread);
        return {outer.low, inner.low, inner.high, outer.high};
    }
    const auto inner = core::expected_count_interval(expected, core::z_95 * spread);
    const auto outer = core::expected_count_interval(expected, core::z_998 * spread);
    return {outer.low / base, inner.low / base, inner.high / base, outer.high / base};
}

double funnel_dispersion(const FunnelPlot& plot, double level) {
    std::vector<double> scores;
    for (const auto& point : plot.points) {
        if (!usable(point)) continue;
        const double expected = level * point.base;
        const double variance = plot.kind == FunnelKind::proportion ? expected * (1 - level) : expected;
        if (variance > 0) scores.push_back((point.events - expected) / std::sqrt(variance));
    }
    if (scores.size() < 2) return 0;
    // The tenth at either end counts as the one beside it, so that the outliers themselves do not widen the limits.
    std::sort(scores.begin(), scores.end());
    const auto cut = scores.size() / 10;
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double score = scores[std::clamp(i, cut, scores.size() - 1 - cut)];
        sum += score * score;
    }
    return sum / static_cast<double>(scores.size());
}

Html render(const FunnelPlot& plot) {
    double events = 0;
    double base = 0;
    std::vector<double> bases;
    std::vector<double> values;
    for (const auto& point : plot.points) {
        if (!usable(point)) continue;
        core::check(plot.kind == FunnelKind::rate || point.events <= point.base, "a part is not larger than its whole");
        events += point.events;
        base += point.base;
        bases.push_back(point.base);
        values.push_back(point.events / point.base * factor(plot));
    }
    Middle middle{.level = base > 0 ? events / base : 0, .dispersion = 0, .spread = 1};
    middle.dispersion = funnel_dispersion(plot, middle.level);
    if (plot.adjust && middle.dispersion > 1) middle.spread = std::sqrt(middle.dispersion);
    if (!bases.empty())
        values.push_back(
            funnel_limits(plot.kind, middle.level, *std::min_element(bases.begin(), bases.end()), middle.spread)
                .high_998 *
            factor(plot));
    const Frame frame{.across = scale_for(bases, Start::at_zero, 4), .up = scale_for(values), .middle = middle};
    ChartFigure figure{.id = plot.id,
                       .title = plot.title,
                       .unit = plot.kind == FunnelKind::proportion
                                   ? "Percentage, by number of " + plot.base_name
                                   : "Per " + format_number(plot.per) + ", by number of " + plot.base_name,
                       .description = plot.description.empty() ? describe(plot, middle) : plot.description,
                       .key = key(),
                       .notes = {dispersion_note(plot, middle)},
                       .table = data_table(plot, middle)};
    Out out;
    vertical_axis(out, frame.up, top, bottom, height, decimals_for(frame.up));
    open_drawing(out, figure, height);
    grid(out, frame.up, top, bottom);
    if (!bases.empty()) write_limits(out, plot, frame);
    write_points(out, plot, frame);
    write_across(out, frame.across, frame);
    out << "</svg>";
    figure.drawing = std::move(out).html();
    return render(figure);
}

}  // namespace ui
