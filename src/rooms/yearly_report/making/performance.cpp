#include "rooms/yearly_report/making/performance.h"

#include <array>
#include <map>

#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/tokens.h"

namespace yearly_report {
namespace {

using publish::Heading;
using publish::Inlines;
using publish::Table;
using publish::Text;

/// The subjects that tell of children's contact with services: the first of the scorecard's.
constexpr std::size_t performance_subjects = 8;

/// All values of one area in the year, of one kind of indicator, beside the year before where the definition is the
/// same.
struct Line {
    const scorecard::Indicator* indicator;
    scorecard::Observation now;
    std::optional<scorecard::Observation> before;
};

std::vector<Line> lines_of(const std::vector<scorecard::Indicator>& indicators,
                           const std::vector<scorecard::Observation>& observations, core::ReportingYear year,
                           bool breakdowns) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < performance_subjects; ++i) {
        const auto& group = scorecard::subjects()[i];
        for (const auto& indicator : indicators) {
            if (indicator.group != group) continue;
            std::map<std::string, scorecard::Observation> best;  // by breakdown and period
            std::map<std::string, scorecard::Observation> all;
            for (const auto& o : observations) {
                if (o.indicator != indicator.code || o.version != indicator.version) continue;
                const std::string key = o.breakdown + "|" + o.period.code();
                const auto known = all.find(key);
                if (known == all.end() || scorecard::preferred(o, known->second)) all.insert_or_assign(key, o);
            }
            for (const auto& [key, o] : all) {
                if (scorecard::reporting_year_of(o) != year || o.breakdown.empty() == breakdowns) continue;
                const auto before = all.find(o.breakdown + "|" + o.period.moved(-1).code());
                lines.push_back({&indicator, o, before == all.end() ? std::nullopt : std::optional{before->second}});
            }
        }
    }
    return lines;
}

Table table_of(scorecard::Tracer& tracer, const std::string& caption, const std::vector<Line>& lines) {
    Table table{.caption = caption,
                .columns = {"Indicator", "Period", "Value", "Year before", "Change"},
                .rows = {},
                .numeric = {false, true, true, false}};
    for (const auto& line : lines) {
        const auto now = tracer.trace(*line.indicator, line.now);
        Table::Row row{now.breakdown.empty() ? line.indicator->name : line.indicator->name + ": " + now.breakdown_label,
                       {}};
        row.cells.push_back({Text{now.period_label}});
        row.cells.push_back({figure_text(now)});
        if (line.before) {
            row.cells.push_back({figure_text(tracer.trace(*line.indicator, *line.before))});
        } else {
            row.cells.push_back({Text{"not recorded"}});
        }
        const scorecard::Wanted wanted{.indicator = line.now.indicator,
                                       .area = line.now.area,
                                       .period = line.now.period.code(),
                                       .breakdown = line.now.breakdown,
                                       .version = line.now.version};
        auto change = line.before ? tracer.change(wanted, line.before->period.code())
                                  : core::Result<figures::Figure>{core::refuse(core::Reason::not_found, "")};
        row.cells.push_back(change ? Inlines{figure_text(std::move(*change))} : Inlines{Text{"cannot be computed"}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

std::vector<publish::Block> performance_data(const Making& making) {
    std::vector<publish::Block> blocks;
    const auto partnership = partnership::find_partnership(making.tx, making.partnership);
    if (!partnership) return blocks;
    const auto indicators = scorecard::all_indicators(making.tx);
    const auto year = making.year;
    for (const auto& area : partnership::footprint(making.tx, *partnership)) {
        const auto observations = scorecard::observations_in(making.tx, area.code);
        const auto totals = lines_of(indicators, observations, year, false);
        const auto parts = lines_of(indicators, observations, year, true);
        if (totals.empty() && parts.empty()) continue;
        blocks.emplace_back(Heading{making.level + 1, area.name + ": the figures of " + year.code()});
        if (!totals.empty()) blocks.emplace_back(table_of(making.tracer, area.name + ", " + year.code(), totals));
        if (!parts.empty())
            blocks.emplace_back(table_of(making.tracer, area.name + ", " + year.code() + ": by breakdown", parts));
    }
    return blocks;
}

}  // namespace yearly_report
