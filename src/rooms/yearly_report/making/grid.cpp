#include "rooms/yearly_report/making/grid.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "platform/publish/cells.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/tokens.h"
#include "rooms/yearly_report/token_forms.h"

namespace yearly_report {
namespace {

using publish::Inlines;
using publish::Table;
using publish::Text;

/// One row or column: what it fixes of each figure in it.
struct Line {
    std::string header;
    std::string indicator = {}, area = {}, period = {}, breakdown = {};
};

std::string name_of(db::ReadTx& tx, const std::string& indicator) {
    const auto versions = scorecard::versions_of(tx, indicator);
    return versions.empty() ? indicator : versions.back().name;
}

std::string area_name(db::ReadTx& tx, const std::string& code) {
    const auto area = partnership::find_area(tx, code);
    return area ? area->name : code;
}

std::string period_label(const std::string& code) {
    const auto period = core::Period::parse(code);
    return period ? period->label() : code;
}

/// Everything that the token names, in words.
struct Asked {
    std::vector<std::string> indicators, areas, periods;
    std::vector<std::pair<std::string, std::string>> by, columns;  ///< breakdown and label
    std::string by_dimension, columns_dimension;
    int version = 0;
};

std::vector<std::pair<std::string, std::string>> parts_of(db::ReadTx& tx, const std::string& dimension) {
    if (dimension.empty()) return {{"", ""}};
    auto values = scorecard::breakdown_values(tx, dimension);
    for (auto& [value, label] : values) value = dimension + "=" + value;
    return values;
}

Asked asked_by(db::ReadTx& tx, const publish::Token& token) {
    Asked asked{.indicators = given_list(token, "indicator"),
                .areas = given_list(token, "area"),
                .periods = given_list(token, "periods"),
                .by = {},
                .columns = {},
                .by_dimension = given(token, "by"),
                .columns_dimension = given(token, "columns")};
    asked.by = parts_of(tx, asked.by_dimension);
    asked.columns = parts_of(tx, asked.columns_dimension);
    const std::string version = given(token, "version");
    std::from_chars(version.data(), version.data() + version.size(), asked.version);
    return asked;
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
    std::string text;
    for (const auto& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : between) + part;
    return text;
}

/// What is measured: each indicator, and each part of it.
std::vector<Line> measures(db::ReadTx& tx, const Asked& asked) {
    std::vector<Line> lines;
    for (const auto& indicator : asked.indicators)
        for (const auto& [breakdown, label] : asked.by) {
            const bool named = asked.indicators.size() > 1 || asked.by_dimension.empty();
            lines.push_back({.header = joined({named ? name_of(tx, indicator) : "", label}, ": "),
                             .indicator = indicator,
                             .breakdown = breakdown});
        }
    return lines;
}

/// Where and when: each area, period and value of `columns`; only what differs is in the header.
std::vector<Line> settings(db::ReadTx& tx, const Asked& asked, bool with_periods) {
    std::vector<Line> lines;
    const std::vector<std::string> no_period{""};
    const auto& periods = with_periods ? asked.periods : no_period;
    const bool has_columns = !asked.columns_dimension.empty();
    for (const auto& area : asked.areas)
        for (const auto& period : periods)
            for (const auto& [breakdown, label] : asked.columns) {
                const bool names_period =
                    with_periods && (periods.size() > 1 || (asked.areas.size() == 1 && !has_columns));
                lines.push_back({.header = joined({asked.areas.size() > 1 ? area_name(tx, area) : "",
                                                   names_period ? period_label(period) : "", label},
                                                  ", "),
                                 .area = area,
                                 .period = period,
                                 .breakdown = breakdown});
            }
    return lines;
}

std::optional<figures::Figure> find(scorecard::Tracer& tracer, const Asked& asked, const Line& row,
                                    const Line& column) {
    const auto one_of = [](const std::string& a, const std::string& b) { return a.empty() ? b : a; };
    for (const auto& period : moments_of(one_of(row.period, column.period)))
        for (const auto& breakdown : joined_breakdowns(row.breakdown, column.breakdown)) {
            auto figure = tracer.find({.indicator = one_of(row.indicator, column.indicator),
                                       .area = one_of(row.area, column.area),
                                       .period = period,
                                       .breakdown = breakdown,
                                       .version = asked.version});
            if (figure) return figure;
        }
    return std::nullopt;
}

std::string span_of(const std::vector<std::string>& periods) {
    if (periods.empty()) return {};
    const auto first = period_label(periods.front()), last = period_label(periods.back());
    return first == last ? first : periods.size() == 2 ? first + " and " + last : first + " to " + last;
}

std::string caption_of(db::ReadTx& tx, const Asked& asked, const publish::Token& token) {
    std::vector<std::string> names, areas;
    for (const auto& indicator : asked.indicators) names.push_back(name_of(tx, indicator));
    for (const auto& area : asked.areas) areas.push_back(area_name(tx, area));
    std::string subject = given(token, "caption");
    if (subject.empty()) {
        const bool few = names.size() < 4;
        const auto versions = scorecard::versions_of(tx, asked.indicators.front());
        subject = few ? joined(names, "; ") : versions.empty() ? names.front() : versions.back().group;
        std::string dimension = asked.by_dimension;
        std::replace(dimension.begin(), dimension.end(), '-', ' ');
        if (!dimension.empty()) subject += " by " + dimension;
    }
    return subject + ": " + joined({joined(areas, " and "), span_of(asked.periods)}, ", ");
}

/// The first column's header.
std::string rows_are(const Asked& asked, bool by_period) {
    if (by_period) return "Period";
    if (asked.by_dimension.empty()) return "Indicator";
    std::string dimension = asked.by_dimension;
    std::replace(dimension.begin(), dimension.end(), '-', ' ');
    dimension.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(dimension.front())));
    return dimension;
}

struct Filled {
    std::vector<Table::Row> rows;
    std::set<core::Unit> units;
    int decimals = 0;
};

Filled fill(scorecard::Tracer& tracer, const Asked& asked, const std::vector<Line>& rows,
            const std::vector<Line>& columns) {
    Filled filled;
    for (const auto& row : rows) {
        Table::Row made{row.header, {}};
        bool any = false;
        for (const auto& column : columns) {
            auto figure = find(tracer, asked, row, column);
            any = any || figure;
            if (figure) {
                filled.units.insert(figure->unit);
                if (figure->value) filled.decimals = std::max(filled.decimals, figure->value->decimals());
            }
            made.cells.push_back(figure ? Inlines{figure_text(std::move(*figure))} : Inlines{Text{"not recorded"}});
        }
        if (any) filled.rows.push_back(std::move(made));
    }
    return filled;
}

/// Columns in which nothing is recorded say nothing.
void drop_empty_columns(Table& table) {
    for (std::size_t c = table.columns.size(); c-- > 1;) {
        const bool empty = std::all_of(table.rows.begin(), table.rows.end(), [&](const Table::Row& row) {
            return !std::holds_alternative<publish::FigureText>(row.cells[c - 1].front());
        });
        if (!empty || table.columns.size() == 2) continue;
        table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(c));
        for (auto& row : table.rows) row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(c) - 1);
    }
}

std::string unit_of(core::Unit unit) {
    switch (unit) {
        case core::Unit::percentage:
            return "%";
        case core::Unit::rate_per_10000:
            return "per 10,000";
        case core::Unit::pounds:
            return "pounds";
        case core::Unit::years:
            return "years";
        case core::Unit::minutes:
            return "minutes";
        default:
            return {};
    }
}

}  // namespace

core::Result<Grid> grid_of(db::ReadTx& tx, scorecard::Tracer& tracer, const publish::Token& token) {
    const auto asked = asked_by(tx, token);
    if (asked.by.empty() || asked.columns.empty())
        return core::refuse(core::Reason::not_found,
                            "The record knows no dimension \"" +
                                (asked.by.empty() ? asked.by_dimension : asked.columns_dimension) + "\".");
    const auto drawing = drawing_of(token.rest);
    const bool by_period = token.kind == "chart" && drawing == publish::Drawing::lines;
    std::vector<Line> rows, columns;
    if (by_period) {
        for (const auto& period : asked.periods) rows.push_back({.header = period_label(period), .period = period});
        for (const auto& measure : measures(tx, asked))
            for (const auto& setting : settings(tx, asked, false)) {
                const bool one_measure = asked.indicators.size() * asked.by.size() == 1;
                columns.push_back(
                    {.header =
                         joined({one_measure && !setting.header.empty() ? "" : measure.header, setting.header}, ", "),
                     .indicator = measure.indicator,
                     .area = setting.area,
                     .breakdown = joined_breakdowns(measure.breakdown, setting.breakdown).front()});
            }
    } else {
        rows = measures(tx, asked);
        columns = settings(tx, asked, true);
    }
    auto filled = fill(tracer, asked, rows, columns);
    if (filled.rows.empty())
        return core::refuse(core::Reason::not_found,
                            "The record holds nothing of what this " + token.kind + " asks for.");
    if (token.kind == "chart" && filled.units.size() > 1)
        return core::refuse(core::Reason::invalid, "A chart draws figures of one unit; these have several.");
    Grid grid{.table = {.caption = caption_of(tx, asked, token), .columns = {rows_are(asked, by_period)}, .rows = {}},
              .unit = *filled.units.begin(),
              .decimals = filled.decimals};
    for (const auto& column : columns) grid.table.columns.push_back(column.header);
    grid.table.rows = std::move(filled.rows);
    drop_empty_columns(grid.table);
    grid.table.numeric.assign(grid.table.columns.size() - 1, true);
    if (drawing == publish::Drawing::before_after && grid.table.columns.size() != 3)
        return core::refuse(core::Reason::invalid,
                            "A before-and-after chart has two columns: name two periods, or the dimension of the two "
                            "moments in columns=.");
    return grid;
}

publish::Chart chart_of(Grid grid, publish::Drawing drawing) {
    publish::Chart chart{.drawing = drawing,
                         .alternative = publish::in_words(grid.table),
                         .unit = unit_of(grid.unit),
                         .decimals = grid.decimals,
                         .data = std::move(grid.table)};
    return chart;
}

}  // namespace yearly_report
