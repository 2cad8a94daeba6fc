#include "platform/ui/charts/structure_chart.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "core/check.h"
#include "platform/ui/charts/figure.h"
#include "platform/ui/components/content.h"
#include "platform/ui/layout.h"

namespace ui {
namespace {

constexpr int box_width = 180;
constexpr int gap_across = 20;
constexpr int gap_down = 48;
constexpr int line_height = 19;
constexpr std::size_t letters_in_line = 18;  // what fits in a wide typeface too

using Index = std::map<std::string, std::size_t>;

Index index_of(const StructureChart& chart) {
    Index index;
    for (std::size_t i = 0; i < chart.bodies.size(); ++i)
        core::check(index.emplace(chart.bodies[i].id, i).second, "a body is in the chart once");
    for (const auto& line : chart.lines)
        core::check(index.contains(line.from) && index.contains(line.to), "a line joins bodies of the chart");
    return index;
}

std::vector<std::string> wrapped(const std::string& text) {
    std::vector<std::string> lines;
    std::string line;
    const auto add_word = [&](std::string word) {
        while (word.size() > letters_in_line + 4) {
            if (!line.empty()) lines.push_back(std::exchange(line, {}));
            lines.push_back(word.substr(0, letters_in_line));
            word.erase(0, letters_in_line);
        }
        if (!line.empty() && line.size() + 1 + word.size() > letters_in_line) lines.push_back(std::exchange(line, {}));
        line += (line.empty() ? "" : " ") + word;
    };
    std::string word;
    for (const char c : text + " ") {
        if (c != ' ') word += c;
        if (c == ' ' && !word.empty()) add_word(std::exchange(word, {}));
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

struct Box {
    std::vector<std::string> name;
    std::vector<std::string> note;
    int x = 0;
    int y = 0;
    int height = 0;

    int middle() const { return x + box_width / 2; }
};

struct Layout {
    std::vector<Box> boxes;
    int width = 0;
    int height = 0;
};

/// Bodies stand below the middle of those they report to, as far as their neighbours let them.
void order_rows(std::vector<std::vector<std::size_t>>& rows, const StructureChart& chart, const Index& index) {
    std::vector<double> position(chart.bodies.size(), 0);
    for (auto& row : rows) {
        std::vector<std::pair<double, std::size_t>> wanted;
        for (std::size_t k = 0; k < row.size(); ++k) {
            double sum = 0;
            int parents = 0;
            for (const auto& line : chart.lines)
                if (line.kind == Line::reports && index.at(line.from) == row[k]) {
                    sum += position[index.at(line.to)];
                    ++parents;
                }
            wanted.emplace_back(parents > 0 ? sum / parents : 0.5, row[k]);
        }
        std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t k = 0; k < row.size(); ++k) {
            row[k] = wanted[k].second;
            position[row[k]] = (static_cast<double>(k) + 0.5) / static_cast<double>(row.size());
        }
    }
}

Layout lay_out(const StructureChart& chart, const Index& index) {
    Layout layout;
    layout.boxes.resize(chart.bodies.size());
    const auto row_numbers = rows_of(chart);
    std::vector<std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < chart.bodies.size(); ++i) {
        rows.resize(std::max(rows.size(), row_numbers[i] + 1));
        rows[row_numbers[i]].push_back(i);
    }
    order_rows(rows, chart, index);
    std::size_t widest = 1;
    for (const auto& row : rows) widest = std::max(widest, row.size());
    layout.width = static_cast<int>(widest) * (box_width + gap_across) + gap_across;
    int y = gap_across;
    for (const auto& row : rows) {
        const int row_width = static_cast<int>(row.size()) * (box_width + gap_across) - gap_across;
        int x = (layout.width - row_width) / 2;
        int tallest = 0;
        for (const auto i : row) {
            auto& box = layout.boxes[i];
            box.name = wrapped(chart.bodies[i].name);
            box.note = wrapped(chart.bodies[i].note);
            box.x = x;
            box.y = y;
            box.height = static_cast<int>(box.name.size() + box.note.size()) * line_height + 20;
            tallest = std::max(tallest, box.height);
            x += box_width + gap_across;
        }
        for (const auto i : row) layout.boxes[i].height = tallest;
        y += tallest + gap_down;
    }
    layout.height = y - gap_down + gap_across;
    return layout;
}

/// Where a line may run up through the rows between two boxes without crossing a third: the place nearest to `wanted`.
int channel(const Layout& layout, const Box& upper, const Box& lower, int wanted) {
    std::vector<int> places{wanted, gap_across / 2, layout.width - gap_across / 2};
    std::vector<const Box*> between;
    for (const auto& box : layout.boxes)
        if (box.y > upper.y && box.y < lower.y) {
            between.push_back(&box);
            places.push_back(box.x - gap_across / 2);
            places.push_back(box.x + box_width + gap_across / 2);
        }
    std::sort(places.begin(), places.end(), [&](int a, int b) { return std::abs(a - wanted) < std::abs(b - wanted); });
    const auto is_free = [&](int x) {
        return std::none_of(between.begin(), between.end(),
                            [&](const Box* box) { return x >= box->x - 4 && x <= box->x + box_width + 4; });
    };
    const auto found = std::find_if(places.begin(), places.end(), is_free);
    return found == places.end() ? wanted : *found;
}

/// Between rows lines turn half way; dotted ones a little earlier and beside the middle, so that none hides another.
void write_line(Out& out, const Layout& layout, const Box& from, const Box& to, Line kind) {
    const bool dotted = kind == Line::advises;
    out << "<path class=\"cairn-chart__report";
    if (dotted) out << " cairn-chart__report--advises";
    out << "\" d=\"M";
    if (from.y == to.y) {
        const bool rightwards = to.x > from.x;
        out.number(rightwards ? from.x + box_width : from.x) << " ";
        out.number(from.y + from.height / 2) << "H";
        out.number(rightwards ? to.x : to.x + box_width) << "\"/>";
        return;
    }
    const auto& upper = from.y < to.y ? from : to;
    const auto& lower = from.y < to.y ? to : from;
    const int aside = dotted ? 14 : 0;
    const int turn = dotted ? gap_down / 3 : gap_down / 2;
    const int x = channel(layout, upper, lower, upper.middle() + aside);
    out.number(lower.middle() + aside) << " ";
    out.number(lower.y) << "V";
    out.number(lower.y - turn) << "H";
    out.number(x) << "V";
    out.number(upper.y + upper.height + turn) << "H";
    out.number(upper.middle() + aside) << "V";
    out.number(upper.y + upper.height) << "\"/>";
}

void write_box(Out& out, const Box& box) {
    out << "<rect class=\"cairn-chart__body\" rx=\"2\" x=\"";
    out.number(box.x) << "\" y=\"";
    out.number(box.y) << "\" width=\"";
    out.number(box_width) << "\" height=\"";
    out.number(box.height) << "\"/>";
    int y = box.y + (box.height - static_cast<int>(box.name.size() + box.note.size()) * line_height) / 2 + 14;
    const auto write_text = [&](const std::string& text, Literal name) {
        out << "<text text-anchor=\"middle\" class=\"" << name << "\" x=\"";
        out.number(box.middle()) << "\" y=\"";
        out.number(y) << "\">";
        out.text(text) << "</text>";
        y += line_height;
    };
    for (const auto& text : box.name) write_text(text, "cairn-chart__body-name");
    for (const auto& text : box.note) write_text(text, "cairn-chart__body-note");
}

Table data_table(const StructureChart& chart, const Index& index) {
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

std::vector<std::size_t> rows_of(const StructureChart& chart) {
    const auto index = index_of(chart);
    std::vector<std::size_t> row(chart.bodies.size(), 0);
    // Each pass may move a body down; with n bodies n passes are enough, and a circle stops there.
    for (std::size_t pass = 0; pass < chart.bodies.size(); ++pass)
        for (const auto& line : chart.lines) {
            if (line.kind != Line::reports) continue;
            auto& lower = row[index.at(line.from)];
            const auto upper = row[index.at(line.to)];
            if (lower <= upper && upper + 1 < chart.bodies.size()) lower = upper + 1;
        }
    // Rows that stayed empty close up.
    std::vector<std::size_t> used = row;
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (auto& one : row)
        one = static_cast<std::size_t>(std::lower_bound(used.begin(), used.end(), one) - used.begin());
    return row;
}

Html render(const StructureChart& chart) {
    const auto index = index_of(chart);
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
    for (const auto& line : chart.lines)
        write_line(out, layout, layout.boxes[index.at(line.from)], layout.boxes[index.at(line.to)], line.kind);
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
