#include "platform/ui/charts/structure_chart.h"

#include <algorithm>
#include <map>

#include "core/check.h"
#include "platform/ui/charts/figure.h"
#include "platform/ui/components/content.h"
#include "platform/ui/layout.h"

namespace ui {
namespace {

constexpr int box_width = 180;
constexpr int gap_across = 24;
constexpr int lane = 14;       // between two lines that run side by side
constexpr int least_gap = 40;  // between two rows of boxes
constexpr int line_height = 19;
constexpr std::size_t most_in_row = 4;       // more would not fit a page
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

/// The lines that meet at one body, from below or from above: they run as one and end at each of the others.
struct Net {
    std::size_t upper;
    Line kind;
    bool beside;  ///< the others stand in the row of `upper`
    std::vector<std::size_t> others = {};
    int trunk = 0;  ///< where it runs down past rows; 0: it does not
};

struct Layout {
    std::vector<Box> boxes;
    std::vector<std::size_t> row;  ///< of each box, as drawn: a level may take several
    std::vector<Net> nets;
    std::vector<std::vector<std::size_t>> lanes;  ///< for the gap above each row the nets that run there
    std::vector<int> tops;                        ///< of each row
    int left = gap_across, right = gap_across;
    int width = 0;
    int height = 0;

    /// Where a net runs in the gap above a row.
    int lane_of(std::size_t gap, std::size_t net) const {
        const auto& here = lanes[gap];
        const auto place = std::find(here.begin(), here.end(), net) - here.begin();
        const auto whole = static_cast<std::ptrdiff_t>(here.size());
        return tops[gap] - lane * static_cast<int>(whole - place) - lane / 2;
    }
};

bool has_part(const StructureChart& chart, const Index& index, std::size_t body) {
    return std::any_of(chart.lines.begin(), chart.lines.end(),
                       [&](const ReportingLine& line) { return index.at(line.to) == body; });
}

/// The rows as they are drawn: a level of many bodies takes several, those with bodies below them last. Bodies stand
/// below the middle of those they report to, as far as their neighbours let them.
std::vector<std::vector<std::size_t>> drawn_rows(const StructureChart& chart, const Index& index) {
    const auto level_of = rows_of(chart);
    std::vector<std::vector<std::size_t>> levels, rows;
    for (std::size_t i = 0; i < chart.bodies.size(); ++i) {
        levels.resize(std::max(levels.size(), level_of[i] + 1));
        levels[level_of[i]].push_back(i);
    }
    std::vector<double> position(chart.bodies.size(), 0.5);
    const auto wanted = [&](std::size_t body) {
        double sum = 0;
        int parents = 0;
        for (const auto& line : chart.lines)
            if (line.kind == Line::reports && index.at(line.from) == body) {
                sum += position[index.at(line.to)];
                ++parents;
            }
        return parents > 0 ? sum / parents : 0.5;
    };
    for (auto& level : levels) {
        const auto adviser = [&](std::size_t body) {
            return std::any_of(chart.lines.begin(), chart.lines.end(), [&](const ReportingLine& line) {
                return line.kind == Line::advises && index.at(line.from) == body;
            });
        };
        const std::size_t count = (level.size() + most_in_row - 1) / most_in_row;
        if (count > 1)
            std::stable_partition(level.begin(), level.end(),
                                  [&](std::size_t body) { return !has_part(chart, index, body) && !adviser(body); });
        auto next = level.begin();
        for (std::size_t k = 0; k < count; ++k) {
            const auto size = level.size() / count + (k < level.size() % count ? 1 : 0);
            std::vector<std::size_t> row(next, next + static_cast<std::ptrdiff_t>(size));
            next += static_cast<std::ptrdiff_t>(size);
            std::stable_sort(row.begin(), row.end(),
                             [&](std::size_t a, std::size_t b) { return wanted(a) < wanted(b); });
            rows.push_back(std::move(row));
        }
        for (std::size_t r = rows.size() - count; r < rows.size(); ++r)
            for (std::size_t k = 0; k < rows[r].size(); ++k)
                position[rows[r][k]] = (static_cast<double>(k) + 0.5) / static_cast<double>(rows[r].size());
    }
    return rows;
}

void add_nets(Layout& layout, const StructureChart& chart, const Index& index) {
    for (const auto& line : chart.lines) {
        auto upper = index.at(line.to), other = index.at(line.from);
        if (layout.row[other] < layout.row[upper]) std::swap(upper, other);
        const bool beside = layout.row[other] == layout.row[upper];
        auto net = std::find_if(layout.nets.begin(), layout.nets.end(), [&](const Net& one) {
            return one.upper == upper && one.kind == line.kind && one.beside == beside;
        });
        if (net == layout.nets.end())
            net = layout.nets.insert(net, Net{.upper = upper, .kind = line.kind, .beside = beside});
        net->others.push_back(other);
    }
}

/// The gaps in which a net runs: below its upper body, and above each of the others.
std::vector<std::size_t> gaps_of(const Layout& layout, const Net& net) {
    std::vector<std::size_t> gaps;
    if (!net.beside) gaps.push_back(layout.row[net.upper] + 1);
    for (const auto other : net.others) gaps.push_back(layout.row[other]);
    std::sort(gaps.begin(), gaps.end());
    gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
    return gaps;
}

/// Lines pass rows at the edges only, so that none runs through a box; each has its own way there.
void add_trunks(Layout& layout, const std::vector<std::vector<std::size_t>>& rows) {
    int left = 0, right = 0;
    std::vector<bool> on_left(layout.nets.size());
    const auto side = [&](std::size_t body) {
        const auto& row = rows[layout.row[body]];
        const auto place = static_cast<std::size_t>(std::find(row.begin(), row.end(), body) - row.begin());
        return 2 * static_cast<int>(place) + 1 - static_cast<int>(row.size());
    };
    for (std::size_t n = 0; n < layout.nets.size(); ++n) {
        if (gaps_of(layout, layout.nets[n]).size() < 2) continue;
        const int where = side(layout.nets[n].upper);
        on_left[n] = where < 0 || (where == 0 && left <= right);
        layout.nets[n].trunk = on_left[n] ? ++left : ++right;
    }
    layout.left = std::max(gap_across / 2, (left + 1) * lane);
    layout.right = std::max(gap_across / 2, (right + 1) * lane);
    std::size_t widest = 1;
    for (const auto& row : rows) widest = std::max(widest, row.size());
    layout.width = layout.left + layout.right + static_cast<int>(widest) * (box_width + gap_across) - gap_across;
    for (std::size_t n = 0; n < layout.nets.size(); ++n)
        if (auto& trunk = layout.nets[n].trunk; trunk > 0)
            trunk = on_left[n] ? layout.left - trunk * lane : layout.width - layout.right + trunk * lane;
}

Layout lay_out(const StructureChart& chart, const Index& index) {
    Layout layout;
    layout.boxes.resize(chart.bodies.size());
    layout.row.resize(chart.bodies.size());
    const auto rows = drawn_rows(chart, index);
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (const auto i : rows[r]) layout.row[i] = r;
    add_nets(layout, chart, index);
    add_trunks(layout, rows);
    layout.lanes.resize(rows.size() + 1);
    for (std::size_t n = 0; n < layout.nets.size(); ++n)
        for (const auto gap : gaps_of(layout, layout.nets[n])) layout.lanes[gap].push_back(n);
    int y = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const int gap = lane * (static_cast<int>(layout.lanes[r].size()) + 1);
        y += r == 0 ? std::max(gap_across / 2, layout.lanes[r].empty() ? 0 : gap) : std::max(least_gap, gap);
        layout.tops.push_back(y);
        const int row_width = static_cast<int>(rows[r].size()) * (box_width + gap_across) - gap_across;
        int x = layout.left + (layout.width - layout.left - layout.right - row_width) / 2;
        int tallest = 0;
        for (const auto i : rows[r]) {
            auto& box = layout.boxes[i];
            box.name = wrapped(chart.bodies[i].name);
            box.note = wrapped(chart.bodies[i].note);
            box.x = x;
            box.y = y;
            box.height = static_cast<int>(box.name.size() + box.note.size()) * line_height + 20;
            tallest = std::max(tallest, box.height);
            x += box_width + gap_across;
        }
        for (const auto i : rows[r]) layout.boxes[i].height = tallest;
        y += tallest;
    }
    layout.height = y + gap_across / 2;
    return layout;
}

/// Where a net touches a body, across: several share the edge side by side.
int touches(const Layout& layout, std::size_t net, std::size_t body, bool top) {
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
    return layout.boxes[body].middle() + (2 * place + 1 - static_cast<int>(here.size())) * lane / 2;
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
void write_net(Out& out, const Layout& layout, std::size_t n, std::size_t look) {
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
void write_nets(Out& out, const Layout& layout) {
    constexpr std::size_t looks = 5;
    std::map<std::size_t, std::size_t> look;
    for (std::size_t n = 0; n < layout.nets.size(); ++n) {
        const auto known = look.emplace(layout.nets[n].upper, look.size() % looks + 1).first;
        write_net(out, layout, n, known->second);
    }
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
    // Who reports to nobody and advises somebody stands beside them.
    for (std::size_t i = 0; i < chart.bodies.size(); ++i) {
        const auto reports = [&](const ReportingLine& line) {
            return line.kind == Line::reports && (index.at(line.from) == i || index.at(line.to) == i);
        };
        if (std::any_of(chart.lines.begin(), chart.lines.end(), reports)) continue;
        for (const auto& line : chart.lines)
            if (index.at(line.from) == i) row[i] = std::max(row[i], row[index.at(line.to)]);
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
