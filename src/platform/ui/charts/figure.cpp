#include "platform/ui/charts/figure.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "platform/ui/components/content.h"
#include "platform/ui/layout.h"

namespace ui {
namespace {

constexpr std::size_t looks = 6;

void decimal(Out& out, double value, int places) {
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, places);
    out.text({buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())});
}

/// The shape of the point, drawn around the origin: square, diamond, triangles, cross. The first series has circles.
constexpr std::array<Literal, looks> shapes{
    "", "M-4.5-4.5h9v9h-9z", "M0-6.5 6.5 0 0 6.5-6.5 0z", "M0-6 6 5h-12z", "M0 6 6-5h-12z", "M-5-5 5 5M5-5-5 5"};

void shape(Out& out, std::size_t series) {
    // Paths cannot stand at a percentage; an svg that shows its overflow can.
    if (series % looks == 0)
        out << "<circle r=\"5\"/>";
    else
        out << "<path d=\"" << shapes[series % looks] << "\"/>";
}

}  // namespace

void percent(Out& out, Literal name, double share) {
    out << " " << name << "=\"";
    decimal(out, share * 100, 2);
    out << "%\"";
}

void pixels(Out& out, Literal name, double value) {
    out << " " << name << "=\"";
    decimal(out, value, 1);
    out << "\"";
}

double place(std::size_t i, std::size_t n) {
    if (n < 2) return 0.5;
    return 0.06 + 0.88 * static_cast<double>(i) / static_cast<double>(n - 1);
}

int decimals_for(const Scale& scale) {
    if (scale.ticks.size() < 2) return 0;
    const double step = scale.ticks[1] - scale.ticks[0];
    return step >= 1 || step <= 0 ? 0 : std::min(6, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

void series_class(Out& out, Literal block, std::size_t series) {
    out << " class=\"" << block << " cairn-chart__series cairn-chart__series--";
    out.number(static_cast<long long>(series % looks) + 1) << "\"";
}

void marker(Out& out, std::size_t series, double share_x, double y, std::string_view said) {
    out << "<svg";
    percent(out, "x", share_x);
    pixels(out, "y", y);
    out << " overflow=\"visible\"";
    series_class(out, "cairn-chart__point", series);
    out << ">";
    shape(out, series);
    out << "<title>";
    out.text(said) << "</title></svg>";
}

void open_drawing(Out& out, const ChartFigure& figure, int height, std::string_view classes) {
    out << "<svg class=\"cairn-chart__drawing";
    out.classes(classes) << "\" role=\"img\" width=\"100%\" height=\"";
    out.number(height) << "\" aria-labelledby=\"";
    out.text(figure.id) << "-title ";
    out.text(figure.id) << "-description\" focusable=\"false\"><title id=\"";
    out.text(figure.id) << "-title\">";
    out.text(figure.title) << "</title><desc id=\"";
    out.text(figure.id) << "-description\">";
    out.text(figure.description) << "</desc>";
}

void vertical_axis(Out& out, const Scale& scale, int top, int bottom, int height, int decimals) {
    std::size_t longest = 1;
    for (const double tick : scale.ticks) longest = std::max(longest, format_number(tick, decimals).size());
    const auto width = static_cast<int>(longest) * 9 + 6;
    out << "<svg class=\"cairn-chart__axis\" aria-hidden=\"true\" focusable=\"false\" width=\"";
    out.number(width) << "\" height=\"";
    out.number(height) << "\">";
    for (const double tick : scale.ticks) {
        out << "<text text-anchor=\"end\" dy=\"0.35em\"";
        pixels(out, "x", width - 6);
        pixels(out, "y", bottom - (bottom - top) * scale.share(tick));
        out << ">";
        out.text(format_number(tick, decimals)) << "</text>";
    }
    out << "</svg>";
}

void grid(Out& out, const Scale& scale, int top, int bottom) {
    for (const double tick : scale.ticks) {
        const double y = bottom - (bottom - top) * scale.share(tick);
        const bool is_zero = std::abs(tick) < 1e-12;
        out << "<line class=\"" << (is_zero ? Literal{"cairn-chart__zero"} : Literal{"cairn-chart__grid"})
            << "\" x1=\"0\" x2=\"100%\"";
        pixels(out, "y1", y);
        pixels(out, "y2", y);
        out << "/>";
    }
}

void bar_axis(Out& out, const Scale& scale, const std::function<double(double)>& place, std::string_view unit,
              Literal value) {
    out << "<div class=\"cairn-bars__category\" aria-hidden=\"true\"><div class=\"cairn-bars__name\"></div>"
           "<div class=\"cairn-bars__row cairn-bars__row--axis\"><svg class=\"cairn-bars__bar\" width=\"100%\" "
           "height=\"24\" focusable=\"false\"><line class=\"cairn-chart__zero\" y1=\"0.5\" y2=\"0.5\"";
    percent(out, "x1", place(scale.low));
    percent(out, "x2", place(scale.high));
    out << "/>";
    const auto last = scale.ticks.size() - 1;
    for (std::size_t i = 0; i <= last; ++i) {
        const double tick = scale.ticks[i];
        out << "<line class=\"cairn-chart__zero\" y1=\"0\" y2=\"5\"";
        percent(out, "x1", place(tick));
        percent(out, "x2", place(tick));
        out << "/><text y=\"20\" text-anchor=\"" << (i == 0 ? Literal{"start"} : Literal{"middle"}) << "\"";
        // On a small screen the ends and the middle are enough.
        if (i != 0 && i != last && 2 * i != last) out << " class=\"cairn-chart__label--minor\"";
        percent(out, "x", place(tick));
        out << ">";
        out.text((unit == "£" ? "£" : "") + format_number(tick, decimals_for(scale)) + (unit == "%" ? "%" : ""))
            << "</text>";
    }
    out << "</svg><span class=\"cairn-bars__value" << value << "\"></span></div></div>";
}

void horizontal_labels(Out& out, const std::vector<std::string>& labels, int y) {
    const std::size_t n = labels.size();
    const std::size_t step_small = (n + 2) / 3;
    const std::size_t step_large = (n + 9) / 10;
    for (std::size_t i = 0; i < n; ++i) {
        // Counted from the end: the latest always has its label.
        const std::size_t from_end = n - 1 - i;
        if (from_end % step_large != 0) continue;
        // A long label in the middle below the last point would stand out of the page on a small screen.
        const bool at_the_edge = from_end == 0 && n > 1 && labels[i].size() > 7;
        out << "<text text-anchor=\"" << (at_the_edge ? Literal{"end"} : Literal{"middle"}) << "\"";
        if (from_end % step_small != 0) out << " class=\"cairn-chart__label--minor\"";
        percent(out, "x", at_the_edge ? 1 : place(i, n));
        pixels(out, "y", y);
        out << ">";
        out.text(labels[i]) << "</text>";
    }
}

Html line_key(const std::vector<std::string>& names) {
    Out out;
    out << "<ul class=\"cairn-chart__key\">";
    for (std::size_t i = 0; i < names.size(); ++i) {
        out << "<li><svg width=\"36\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"><line x1=\"1\" x2=\"35\" "
               "y1=\"8\" y2=\"8\"";
        series_class(out, "cairn-chart__line", i);
        out << "/><svg x=\"18\" y=\"8\" overflow=\"visible\"";
        series_class(out, "cairn-chart__point", i);
        out << ">";
        shape(out, i);
        out << "</svg></svg> ";
        out.text(names[i]) << "</li>";
    }
    out << "</ul>";
    return out;
}

Html bar_patterns(std::string_view id, std::size_t series) {
    // Marks on the colour of the series: none, stripes, dots, upright, level, crossed.
    constexpr std::array<Literal, looks> marks{"",
                                               "M-2 2 2-2M0 8 8 0M6 10 10 6",
                                               "M2 2h2v2h-2zM6 6h2v2h-2z",
                                               "M2 0v8M6 0v8",
                                               "M0 2h8M0 6h8",
                                               "M0 0 8 8M8 0 0 8"};
    Out out;
    out << "<svg class=\"cairn-chart__patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\" "
           "focusable=\"false\"><defs>";
    for (std::size_t i = 0; i < std::min(series, looks); ++i) {
        out << "<pattern id=\"";
        out.text(id) << "-pattern-";
        out.number(static_cast<long long>(i) + 1)
            << "\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\"";
        series_class(out, "cairn-chart__bar", i);
        out << "/><path class=\"cairn-chart__mark\" d=\"" << marks[i] << "\"/></pattern>";
    }
    out << "</defs></svg>";
    return out;
}

void bar_fill(Out& out, std::string_view id, std::size_t series) {
    out << " fill=\"url(#";
    out.text(id) << "-pattern-";
    out.number(static_cast<long long>(series % looks) + 1) << ")\"";
}

Html bar_key(std::string_view id, const std::vector<std::string>& names) {
    Out out;
    out << "<ul class=\"cairn-chart__key\">";
    for (std::size_t i = 0; i < names.size(); ++i) {
        out << "<li><svg width=\"24\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"><rect "
               "class=\"cairn-chart__box\" "
               "width=\"24\" height=\"16\"";
        bar_fill(out, id, i);
        out << "/></svg> ";
        out.text(names[i]) << "</li>";
    }
    out << "</ul>";
    return out;
}

Html render(const ChartFigure& figure) {
    Out out;
    out << "<figure class=\"cairn-chart\"";
    out.attribute("id", figure.id) << "><figcaption class=\"govuk-heading-s cairn-chart__title\">";
    out.text(figure.title);
    if (!figure.unit.empty()) {
        out << " <span class=\"cairn-chart__unit\">";
        out.text(figure.unit == "%" ? "Percentage" : figure.unit) << "</span>";
    }
    out << "</figcaption>" << figure.key << "<div class=\"cairn-chart__plot\">" << figure.drawing << "</div>";
    if (!figure.notes.empty()) {
        out << "<ol class=\"govuk-list govuk-list--number cairn-chart__notes\">";
        for (const auto& note : figure.notes) {
            out << "<li>";
            out.text(note) << "</li>";
        }
        out << "</ol>";
    }
    if (figure.table.head.empty()) {
        out << "</figure>";
        return out;
    }
    Table table = figure.table;
    if (table.caption.empty()) table.caption = figure.title;
    table.caption_classes = "govuk-visually-hidden";
    out << render(Details{.summary = "Show the data of this chart as a table",
                          .content = scroll_area(table.caption, render(table)),
                          .classes = "cairn-chart__data"})
        << "</figure>";
    return out;
}

}  // namespace ui
