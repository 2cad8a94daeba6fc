#include "rooms/yearly_report/making/performance.h"

#include <algorithm>
#include <array>
#include <map>

#include "platform/publish/cells.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/tokens.h"

namespace yearly_report {
namespace {

using publish::Inlines;
using publish::Table;
using publish::Text;
using scorecard::Indicator;
using scorecard::Observation;

/// The figures of the snapshot panel in the order of the partnership's published report of 2024-25 (Quality Assurance
/// and Service Improvement): help, need, who referred, enquiries, conferences, plans, care.
struct Panel {
    const char* indicator;
    const char* breakdown;
};
constexpr std::array panel{Panel{"early-help-assessments", ""},
                           Panel{"children-in-need", ""},
                           Panel{"referrals", "source=Education"},
                           Panel{"referrals", "source=Health"},
                           Panel{"referrals", "source=Housing"},
                           Panel{"referrals", "source=Police"},
                           Panel{"strategy-meetings", ""},
                           Panel{"section-47-enquiries", ""},
                           Panel{"initial-child-protection-conferences", ""},
                           Panel{"review-child-protection-conferences", ""},
                           Panel{"child-protection-plans", ""},
                           Panel{"children-looked-after", ""},
                           Panel{"care-leavers", ""}};

/// The subjects that tell of children's contact with services; what schools, training and events counted stands in
/// their own sections.
constexpr std::array subjects{"Contacts and early help", "Children in need", "Child protection",
                              "Children looked after",   "Care leavers",     "Missing and exploitation"};

struct Value {
    Observation now;
    std::optional<Observation> before;  ///< of the year before, by the same definition
};
/// What was counted in one way, in each area (by its place in the footprint).
struct Measured {
    const Indicator* indicator;
    std::string breakdown, period;
    std::map<std::size_t, Value> in;
};

/// The best observation of each breakdown and period, where several documents tell one.
std::map<std::pair<std::string, std::string>, Observation> best_of(const Indicator& indicator,
                                                                   const std::vector<Observation>& all) {
    std::map<std::pair<std::string, std::string>, Observation> best;
    for (const auto& o : all) {
        if (o.indicator != indicator.code || o.version != indicator.version) continue;
        const std::pair key{o.breakdown, o.period.code()};
        const auto known = best.find(key);
        if (known == best.end() || scorecard::preferred(o, known->second)) best.insert_or_assign(key, o);
    }
    return best;
}

/// Everything counted in the year, in the order of subjects and indicators.
std::vector<Measured> measured_in(const std::vector<Indicator>& indicators,
                                  const std::vector<std::vector<Observation>>& by_area, core::ReportingYear year) {
    std::vector<Measured> all;
    for (const char* subject : subjects)
        for (const auto& indicator : indicators) {
            if (indicator.group != subject) continue;
            std::map<std::pair<std::string, std::string>, Measured> found;
            for (std::size_t a = 0; a < by_area.size(); ++a) {
                const auto best = best_of(indicator, by_area[a]);
                for (const auto& [key, o] : best) {
                    if (scorecard::reporting_year_of(o) != year) continue;
                    const auto before = best.find({o.breakdown, o.period.moved(-1).code()});
                    auto& one = found.try_emplace(key, Measured{&indicator, key.first, key.second, {}}).first->second;
                    one.in.insert({a, {o, before == best.end() ? std::nullopt : std::optional{before->second}}});
                }
            }
            for (auto& [key, one] : found) all.push_back(std::move(one));
        }
    return all;
}

bool is_of(const Measured& one, const Panel& tile) {
    return one.indicator->code == tile.indicator && one.breakdown == tile.breakdown;
}

std::string name_of(const Measured& one, const figures::Figure& figure) {
    return one.breakdown.empty() ? one.indicator->name : one.indicator->name + ": " + figure.breakdown_label;
}

struct Maker {
    scorecard::Tracer& tracer;
    std::vector<std::string> areas;  ///< names
    std::string year;

    /// A column for each area of which anything is recorded.
    std::vector<publish::Block> side_by_side(const std::string& caption,
                                             const std::vector<const Measured*>& rows) const {
        std::vector<std::size_t> shown;
        for (std::size_t a = 0; a < areas.size(); ++a)
            if (std::any_of(rows.begin(), rows.end(), [&](const Measured* row) { return row->in.contains(a); }))
                shown.push_back(a);
        if (shown.empty()) return {};
        Table table{.caption = caption, .columns = {"Indicator", "Period"}, .rows = {}, .numeric = {false}};
        for (const auto a : shown) {
            table.columns.push_back(areas[a]);
            table.numeric.push_back(true);
        }
        for (const auto* row : rows) {
            Table::Row made;
            for (const auto a : shown) {
                const auto value = row->in.find(a);
                if (value == row->in.end()) {
                    made.cells.push_back({Text{"not recorded"}});
                    continue;
                }
                auto figure = tracer.trace(*row->indicator, value->second.now);
                if (made.header.empty()) {
                    made.header = name_of(*row, figure);
                    made.cells.insert(made.cells.begin(), {Text{figure.period_label}});
                }
                made.cells.push_back({figure_text(std::move(figure))});
            }
            table.rows.push_back(std::move(made));
        }
        return {std::move(table)};
    }

    /// Only what is recorded of both years, by one definition.
    std::vector<publish::Block> beside_year_before(const std::vector<Measured>& all) const {
        Table table{.caption = "Beside the year before, where that is recorded: " + year,
                    .columns = {"Indicator", "Year before", year, "Change"},
                    .rows = {},
                    .numeric = {true, true, false}};
        for (std::size_t a = 0; a < areas.size(); ++a)
            for (const auto& one : all) {
                const auto value = one.in.find(a);
                if (value == one.in.end() || !value->second.before || !value->second.now.value) continue;
                const auto& [now, before] = value->second;
                auto change = tracer.change({.indicator = now.indicator,
                                             .area = now.area,
                                             .period = now.period.code(),
                                             .breakdown = now.breakdown,
                                             .version = now.version},
                                            before->period.code());
                if (!change) continue;
                auto figure = tracer.trace(*one.indicator, now);
                Table::Row row{areas[a] + ": " + name_of(one, figure), {}};
                row.cells.push_back({figure_text(tracer.trace(*one.indicator, *before))});
                row.cells.push_back({figure_text(std::move(figure))});
                auto moved = figure_text(std::move(*change));
                moved.shown = publish::movement_in(moved.shown);
                row.cells.push_back({std::move(moved)});
                table.rows.push_back(std::move(row));
            }
        if (table.rows.empty()) return {};
        return {std::move(table)};
    }
};

void add(std::vector<publish::Block>& blocks, std::vector<publish::Block> more) {
    for (auto& block : more) blocks.push_back(std::move(block));
}

}  // namespace

std::vector<publish::Block> performance_data(const Making& making) {
    const auto partnership = partnership::find_partnership(making.tx, making.partnership);
    if (!partnership) return {};
    Maker make{making.tracer, {}, making.year.code()};
    std::vector<std::vector<Observation>> by_area;
    for (const auto& area : partnership::footprint(making.tx, *partnership)) {
        make.areas.push_back(area.name);
        by_area.push_back(scorecard::observations_in(making.tx, area.code));
    }
    const auto indicators = scorecard::all_indicators(making.tx);
    const auto all = measured_in(indicators, by_area, making.year);
    std::vector<const Measured*> tiles, totals, parts;
    for (const auto& tile : panel) {
        // The definition in force is the latest.
        const auto found =
            std::find_if(all.rbegin(), all.rend(), [&](const Measured& one) { return is_of(one, tile); });
        if (found != all.rend()) tiles.push_back(&*found);
    }
    // What a county counts for itself alone, events and hubs among it, stands where its story is told.
    for (const auto& one : all)
        if (std::find(tiles.begin(), tiles.end(), &one) == tiles.end() && one.indicator->source_return != "local")
            (one.breakdown.empty() ? totals : parts).push_back(&one);
    std::vector<publish::Block> blocks;
    add(blocks, make.side_by_side("Snapshot of the year " + make.year, tiles));
    add(blocks, make.beside_year_before(all));
    add(blocks, make.side_by_side("What else was counted in " + make.year, totals));
    add(blocks, make.side_by_side("What else was counted in " + make.year + ", by breakdown", parts));
    return blocks;
}

}  // namespace yearly_report
