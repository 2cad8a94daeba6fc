#include <algorithm>

#include "core/check.h"
#include "platform/ui/charts/figure.h"
#include "platform/ui/charts/pairs.h"

namespace ui {
namespace {

std::string written(const PopulationPyramid& pyramid, const Value& value) {
    return drawable(value) ? format_number(*value) : pyramid.missing;
}

std::string describe(const PopulationPyramid& pyramid) {
    std::string text;
    for (const auto& band : pyramid.bands) {
        if (!text.empty()) text += ' ';
        text += band.ages + ": " + pyramid.left + " " + written(pyramid, band.left) + ", " + pyramid.right + " " +
                written(pyramid, band.right) + ".";
    }
    return text;
}

enum class Side { left, right };

void write_side(Out& out, const PopulationPyramid& pyramid, const Value& value, double highest, Side side) {
    const auto number = [&] {
        out << "<span class=\"cairn-pyramid__value\">";
        // The words are in the description and in the table.
        out.text(drawable(value) ? format_number(*value) : "–") << "</span>";
    };
    if (side == Side::left) number();
    out << "<svg class=\"cairn-bars__bar\" width=\"100%\" height=\"22\" focusable=\"false\">";
    if (const auto known = drawable(value); known && highest > 0) {
        const double share = *known / highest;
        out << "<rect class=\"cairn-chart__box\" y=\"1\" height=\"20\"";
        percent(out, "x", side == Side::left ? 1 - share : 0);
        percent(out, "width", share);
        bar_fill(out, pyramid.id, side == Side::left ? 0 : 1);
        out << "/>";
    }
    out << "</svg>";
    if (side == Side::right) number();
}

}  // namespace

Html render(const PopulationPyramid& pyramid) {
    double highest = 0;
    Table table{
        .head = {"Age", numeric(pyramid.left), numeric(pyramid.right)}, .rows = {}, .first_cell_is_header = true};
    for (const auto& band : pyramid.bands) {
        for (const auto& value : {band.left, band.right}) {
            core::check(drawable(value).value_or(0) >= 0, "there are no negative people");
            highest = std::max(highest, drawable(value).value_or(0));
        }
        table.rows.push_back({band.ages, numeric(written(pyramid, band.left)), numeric(written(pyramid, band.right))});
    }
    ChartFigure figure{.id = pyramid.id,
                       .title = pyramid.title,
                       .unit = pyramid.unit,
                       .description = pyramid.description.empty() ? describe(pyramid) : pyramid.description,
                       .key = bar_key(pyramid.id, {pyramid.left, pyramid.right}),
                       .table = std::move(table)};
    Out out;
    out << "<div class=\"cairn-pyramid\" role=\"img\"";
    out.attribute("aria-label", figure.title + ". " + figure.description) << ">" << bar_patterns(pyramid.id, 2);
    for (const auto& band : pyramid.bands) {
        out << "<div class=\"cairn-pyramid__row\">";
        write_side(out, pyramid, band.left, highest, Side::left);
        out << "<span class=\"cairn-pyramid__age\">";
        out.text(band.ages) << "</span>";
        write_side(out, pyramid, band.right, highest, Side::right);
        out << "</div>";
    }
    out << "</div>";
    figure.drawing = std::move(out).html();
    return render(figure);
}

}  // namespace ui
