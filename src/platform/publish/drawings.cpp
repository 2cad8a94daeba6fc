#include "platform/publish/drawings.h"

#include "platform/publish/cells.h"
#include "platform/ui/charts/bar_chart.h"
#include "platform/ui/charts/line_chart.h"
#include "platform/ui/charts/pairs.h"
#include "platform/ui/charts/structure_chart.h"

namespace publish {
namespace {

ui::Value value_of(const Table::Row& row, std::size_t column) {
    if (column >= row.cells.size()) return {};
    const auto cell = cell_of(row.cells[column]);
    if (!cell.number) return {};
    return cell.number->value.approximate();
}

std::vector<std::string> headers_of(const Table& table) {
    std::vector<std::string> headers;
    for (const auto& row : table.rows) headers.push_back(row.header);
    return headers;
}

/// Shares are read against the whole.
ui::Value top_of(const Chart& chart) {
    if (chart.top) return static_cast<double>(*chart.top);
    return chart.unit == "%" ? ui::Value{100} : ui::Value{};
}

/// One series for each column after the first.
template <class Series>
std::vector<Series> series_of(const Table& table) {
    std::vector<Series> all;
    for (std::size_t c = 0; c + 1 < table.columns.size(); ++c) {
        Series series{.name = table.columns[c + 1], .values = {}};
        for (const auto& row : table.rows) series.values.push_back(value_of(row, c));
        all.push_back(std::move(series));
    }
    return all;
}

/// What stands at a gap: the reason that all gaps share, "c" where numbers are withheld.
std::string missing_in(const Table& table) {
    std::string reason;
    for (const auto& row : table.rows)
        for (const auto& inlines : row.cells) {
            const auto cell = cell_of(inlines);
            if (cell.number) continue;
            if (cell.text.empty() || (!reason.empty() && reason != cell.text)) return "not available";
            reason = cell.text;
        }
    return reason.empty() ? "not available" : reason;
}

ui::Html bars(const Chart& chart, const std::string& id) {
    const auto drawn = drawn_part(chart);
    return ui::render(ui::BarChart{.id = id,
                                   .title = chart.data.caption,
                                   .unit = chart.unit,
                                   .categories = headers_of(drawn),
                                   .series = series_of<ui::BarSeries>(drawn),
                                   .description = chart.alternative,
                                   .decimals = chart.decimals,
                                   .missing = missing_in(drawn),
                                   .data = ui::ChartData::elsewhere,
                                   .axis = ui::BarAxis::below,
                                   .top = top_of(chart)});
}

ui::Html lines(const Chart& chart, const std::string& id) {
    const auto drawn = drawn_part(chart);
    return ui::render(ui::LineChart{.id = id,
                                    .title = chart.data.caption,
                                    .unit = chart.unit,
                                    .periods = headers_of(drawn),
                                    .series = series_of<ui::LineSeries>(drawn),
                                    .description = chart.alternative,
                                    .decimals = chart.decimals,
                                    .data = ui::ChartData::elsewhere});
}

ui::Html before_after(const Chart& chart, const std::string& id) {
    ui::BeforeAfter drawn{.id = id,
                          .title = chart.data.caption,
                          .unit = chart.unit,
                          .before = chart.data.columns.at(1),
                          .after = chart.data.columns.at(2),
                          .rows = {},
                          .description = chart.alternative,
                          .decimals = chart.decimals,
                          .data = ui::ChartData::elsewhere,
                          .top = top_of(chart)};
    for (const auto& row : drawn_part(chart).rows)
        drawn.rows.push_back({row.header, value_of(row, 0), value_of(row, 1)});
    return ui::render(drawn);
}

}  // namespace

ui::Html drawing_of(const Chart& chart, const std::string& id) {
    switch (chart.drawing) {
        case Drawing::bars:
            return bars(chart, id);
        case Drawing::lines:
            return lines(chart, id);
        case Drawing::before_after:
            return before_after(chart, id);
    }
    return {};
}

ui::Html drawing_of(const Structure& structure, const std::string& id) {
    ui::StructureChart chart{.id = id,
                             .title = structure.data.caption,
                             .bodies = {},
                             .lines = {},
                             .description = structure.alternative,
                             .data = ui::ChartData::elsewhere};
    for (const auto& body : structure.bodies)
        chart.bodies.push_back({.id = body.id, .name = body.name, .note = body.note});
    for (const auto& line : structure.lines)
        chart.lines.push_back({line.from, line.to, line.advises ? ui::Line::advises : ui::Line::reports});
    return ui::render(chart);
}

}  // namespace publish
