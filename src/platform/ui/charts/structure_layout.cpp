#include "platform/ui/charts/structure_layout.h"

#include <algorithm>
#include <utility>

#include "core/check.h"

namespace ui {
namespace {

constexpr int gap_across = 24;
constexpr int least_gap = 40;                // between two rows of boxes
constexpr std::size_t most_in_row = 4;       // more would not fit a page
constexpr std::size_t letters_in_line = 18;  // what fits in a wide typeface too

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

bool has_part(const StructureChart& chart, const StructureIndex& index, std::size_t body) {
    return std::any_of(chart.lines.begin(), chart.lines.end(),
                       [&](const ReportingLine& line) { return index.at(line.to) == body; });
}

/// The rows as they are drawn: a level of many bodies takes several, those with bodies below them last. Bodies stand
/// below the middle of those they report to, as far as their neighbours let them.
std::vector<std::vector<std::size_t>> drawn_rows(const StructureChart& chart, const StructureIndex& index) {
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

void add_nets(StructureLayout& layout, const StructureChart& chart, const StructureIndex& index) {
    for (const auto& line : chart.lines) {
        auto upper = index.at(line.to), other = index.at(line.from);
        if (layout.row[other] < layout.row[upper]) std::swap(upper, other);
        const bool beside = layout.row[other] == layout.row[upper];
        auto net = std::find_if(layout.nets.begin(), layout.nets.end(), [&](const StructureNet& one) {
            return one.upper == upper && one.kind == line.kind && one.beside == beside;
        });
        if (net == layout.nets.end())
            net = layout.nets.insert(net, StructureNet{.upper = upper, .kind = line.kind, .beside = beside});
        net->others.push_back(other);
    }
}

/// Lines pass rows at the edges only, so that none runs through a box; each has its own way there.
void add_trunks(StructureLayout& layout, const std::vector<std::vector<std::size_t>>& rows) {
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
    layout.left = std::max(gap_across / 2, (left + 1) * structure_lane);
    layout.right = std::max(gap_across / 2, (right + 1) * structure_lane);
    std::size_t widest = 1;
    for (const auto& row : rows) widest = std::max(widest, row.size());
    layout.width =
        layout.left + layout.right + static_cast<int>(widest) * (structure_box_width + gap_across) - gap_across;
    for (std::size_t n = 0; n < layout.nets.size(); ++n)
        if (auto& trunk = layout.nets[n].trunk; trunk > 0)
            trunk = on_left[n] ? layout.left - trunk * structure_lane
                               : layout.width - layout.right + trunk * structure_lane;
}

}  // namespace

StructureIndex structure_index_of(const StructureChart& chart) {
    StructureIndex index;
    for (std::size_t i = 0; i < chart.bodies.size(); ++i)
        core::check(index.emplace(chart.bodies[i].id, i).second, "a body is in the chart once");
    for (const auto& line : chart.lines)
        core::check(index.contains(line.from) && index.contains(line.to), "a line joins bodies of the chart");
    return index;
}

int StructureLayout::lane_of(std::size_t gap, std::size_t net) const {
    const auto& here = lanes[gap];
    const auto place = std::find(here.begin(), here.end(), net) - here.begin();
    const auto whole = static_cast<std::ptrdiff_t>(here.size());
    return tops[gap] - structure_lane * static_cast<int>(whole - place) - structure_lane / 2;
}

std::vector<std::size_t> gaps_of(const StructureLayout& layout, const StructureNet& net) {
    std::vector<std::size_t> gaps;
    if (!net.beside) gaps.push_back(layout.row[net.upper] + 1);
    for (const auto other : net.others) gaps.push_back(layout.row[other]);
    std::sort(gaps.begin(), gaps.end());
    gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
    return gaps;
}

StructureLayout lay_out(const StructureChart& chart, const StructureIndex& index) {
    StructureLayout layout;
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
        const int gap = structure_lane * (static_cast<int>(layout.lanes[r].size()) + 1);
        y += r == 0 ? std::max(gap_across / 2, layout.lanes[r].empty() ? 0 : gap) : std::max(least_gap, gap);
        layout.tops.push_back(y);
        const int row_width = static_cast<int>(rows[r].size()) * (structure_box_width + gap_across) - gap_across;
        int x = layout.left + (layout.width - layout.left - layout.right - row_width) / 2;
        int tallest = 0;
        for (const auto i : rows[r]) {
            auto& box = layout.boxes[i];
            box.name = wrapped(chart.bodies[i].name);
            box.note = wrapped(chart.bodies[i].note);
            box.x = x;
            box.y = y;
            box.height = static_cast<int>(box.name.size() + box.note.size()) * structure_line_height + 20;
            tallest = std::max(tallest, box.height);
            x += structure_box_width + gap_across;
        }
        for (const auto i : rows[r]) layout.boxes[i].height = tallest;
        y += tallest;
    }
    layout.height = y + gap_across / 2;
    return layout;
}

std::vector<std::size_t> rows_of(const StructureChart& chart) {
    const auto index = structure_index_of(chart);
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

}  // namespace ui
