#include "platform/ui/charts/structure_chart.h"

#include <algorithm>
#include <map>

#include "platform/ui/charts/figure.h"
#include "platform/ui/charts/structure_layout.h"
#include "platform/ui/components/content.h"
#include "platform/ui/layout.h"

namespace ui {
namespace {

/// Where a net touches a body, across: several share the edge side by side.
int touches(const StructureLayout& layout, std::size_t net, std::size_t body, bool top) {
    std::vector<std::size_t> here;
    for (std::size_t n = 0; n < layout.nets.size(); ++n) {
        const auto& one = layout.nets[n];
        const bool below = one.upper == body && !one.beside;
        const bool above = (one.upper == body && one.beside) ||
                           std::find(one.others.begin(), one.others.end(), body) != one.others.end();
        if (top ? above : below) here.push_back(n);
    }
    // Side by side as they come, so that they do not cross on the way in.
    const auto comes_from = [&](std::size_t n) {
        const auto& one = layout.nets[n];
        if (top && one.trunk > 0 && layout.row[body] != gaps_of(layout, one).front()) return one.trunk;
        return layout.boxes[one.upper == body ? one.others.front() : one.upper].middle();
    };
    std::stable_sort(here.begin(), here.end(),
                     [&](std::size_t a, std::size_t b) { return comes_from(a) < comes_from(b); });
    const auto place = static_cast<int>(std::find(here.begin(), here.end(), net) - here.begin());
    return layout.boxes[body].middle() + (2 * place + 1 - static_cast<int>(here.size())) * structure_lane / 2;
}

void move_to(Out& out, int x, int y) {
    out << "M";
    out.number(x) << " ";
    out.number(y);
}

void level_line(Out& out, int from, int to, int y) {
    move_to(out, from, y);
    out << "H";
    out.number(to);
}

void upright_line(Out& out, int x, int from, int to) {
    move_to(out, x, from);
    out << "V";
    out.number(to);
}

/// One net: down from its upper body, along each gap, and to the others. A dot says where it parts; without one lines
/// only cross.
void write_net(Out& out, const StructureLayout& layout, std::size_t n, std::size_t look) {
    const auto& net = layout.nets[n];
    const auto& upper = layout.boxes[net.upper];
    const auto gaps = gaps_of(layout, net);
    std::vector<std::pair<int, int>> dots;
    out << "<path class=\"cairn-chart__report cairn-chart__report--";
    out.number(static_cast<long long>(look));
    if (net.kind == Line::advises) out << " cairn-chart__report--advises";
    out << "\" d=\"";
    for (const auto gap : gaps) {
        const int y = layout.lane_of(gap, n);
        std::vector<int> ends;
        if (net.beside || gap == gaps.front()) {
            const int x = touches(layout, n, net.upper, net.beside);
            upright_line(out, x, net.beside ? upper.y : upper.y + upper.height, y);
            ends.push_back(x);
        }
        for (const auto other : net.others) {
            if (layout.row[other] != gap) continue;
            const int x = touches(layout, n, other, true);
            upright_line(out, x, y, layout.boxes[other].y);
            ends.push_back(x);
        }
        if (net.trunk > 0) ends.push_back(net.trunk);
        std::sort(ends.begin(), ends.end());
        level_line(out, ends.front(), ends.back(), y);
        ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
        for (std::size_t i = 1; i + 1 < ends.size(); ++i) dots.emplace_back(ends[i], y);
        if (net.trunk > 0 && gap != gaps.front() && gap != gaps.back()) dots.emplace_back(net.trunk, y);
    }
    if (net.trunk > 0) upright_line(out, net.trunk, layout.lane_of(gaps.front(), n), layout.lane_of(gaps.back(), n));
    out << "\"/>";
    for (const auto& [x, y] : dots) {
        out << "<circle class=\"cairn-chart__joint cairn-chart__report--";
        out.number(static_cast<long long>(look)) << "\" r=\"4\" cx=\"";
        out.number(x) << "\" cy=\"";
        out.number(y) << "\"/>";
    }
}

/// The lines of each body have a look of their own.
void write_nets(Out& out, const StructureLayout& layout) {
    constexpr std::size_t looks = 5;
    std::map<std::size_t, std::size_t> look;
    for (std::size_t n = 0; n < layout.nets.size(); ++n) {
        const auto known = look.emplace(layout.nets[n].upper, look.size() % looks + 1).first;
        write_net(out, layout, n, known->second);
    }
}

void write_box(Out& out, const StructureBox& box) {
    out << "<rect class=\"cairn-chart__body\" rx=\"2\" x=\"";
    out.number(box.x) << "\" y=\"";
    out.number(box.y) << "\" width=\"";
    out.number(structure_box_width) << "\" height=\"";
    out.number(box.height) << "\"/>";
    int y = box.y + (box.height - static_cast<int>(box.name.size() + box.note.size()) * structure_line_height) / 2 + 14;
    const auto write_text = [&](const std::string& text, Literal name) {
        out << "<text text-anchor=\"middle\" class=\"" << name << "\" x=\"";
        out.number(box.middle()) << "\" y=\"";
        out.number(y) << "\">";
        out.text(text) << "</text>";
        y += structure_line_height;
    };
    for (const auto& text : box.name) write_text(text, "cairn-chart__body-name");
    for (const auto& text : box.note) write_text(text, "cairn-chart__body-note");
}

Table data_table(const StructureChart& chart, const StructureIndex& index) {
    Table table{.head = {"Body", "Reports to", "Advises"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& body : chart.bodies) {
        std::string reports;
        std::string advises;
        for (const auto& line : chart.lines) {
            if (line.from != body.id) continue;
            auto& list = line.kind == Line::reports ? reports : advises;
            list += (list.empty() ? "" : ", ") + chart.bodies[index.at(line.to)].name;
        }
        const auto name = body.href.empty() ? Html{body.name}
                                            : element("a", {{"class", "govuk-link"}, {"href", body.href}}, body.name);
        table.rows.push_back({body.note.empty() ? name : name + ", " + body.note, reports.empty() ? "no one" : reports,
                              advises.empty() ? "no one" : advises});
    }
    return table;
}

}  // namespace

Html render(const StructureChart& chart) {
    const auto index = structure_index_of(chart);
    const auto layout = lay_out(chart, index);
    ChartFigure figure{.id = chart.id,
                       .title = chart.title,
                       .description = chart.description.empty()
                                          ? "Who reports to whom: the table below says the same in words."
                                          : chart.description,
                       .table = data_table(chart, index)};
    Out out;
    out << "<svg class=\"cairn-chart__structure\" role=\"img\" focusable=\"false\" width=\"";
    out.number(layout.width) << "\" height=\"";
    out.number(layout.height) << "\" viewBox=\"0 0 ";
    out.number(layout.width) << " ";
    out.number(layout.height) << "\"";
    out.attribute("aria-label", figure.title + ". " + figure.description) << ">";
    write_nets(out, layout);
    for (const auto& box : layout.boxes) write_box(out, box);
    out << "</svg>";
    figure.drawing = scroll_area(chart.title, std::move(out).html());
    const bool any_advice = std::any_of(chart.lines.begin(), chart.lines.end(),
                                        [](const auto& line) { return line.kind == Line::advises; });
    if (any_advice)
        figure.key = markup(
            "<ul class=\"cairn-chart__key\"><li><svg width=\"36\" height=\"16\" aria-hidden=\"true\" "
            "focusable=\"false\"><path class=\"cairn-chart__report\" d=\"M0 8H36\"/></svg> Reports to</li><li><svg "
            "width=\"36\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"><path class=\"cairn-chart__report "
            "cairn-chart__report--advises\" d=\"M0 8H36\"/></svg> Advises</li></ul>");
    if (chart.data == ChartData::elsewhere) figure.table = {};
    return render(figure);
}

}  // namespace ui
