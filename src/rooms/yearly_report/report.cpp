#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "platform/packs/load.h"
#include "platform/publish/disclose.h"
#include "platform/publish/narrative.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {
namespace {

using publish::FigureText;
using publish::Heading;
using publish::Inlines;
using publish::Paragraph;
using publish::Table;
using publish::Text;

/// The subjects that tell of children's contact with services: the first of the scorecard's.
constexpr std::size_t performance_subjects = 8;

FigureText figure_text(figures::Figure figure) {
    std::string shown = figures::shown(figure);
    return {std::move(figure), std::move(shown)};
}

scorecard::Wanted wanted_by(const publish::Token& token, const std::string& period_name) {
    const auto get = [&](const std::string& name) {
        const auto found = token.with.find(name);
        return found == token.with.end() ? std::string{} : found->second;
    };
    scorecard::Wanted wanted{
        .indicator = get("indicator"), .area = get("area"), .period = get(period_name), .breakdown = get("breakdown")};
    const std::string version = get("version");
    std::from_chars(version.data(), version.data() + version.size(), wanted.version);
    return wanted;
}

/// {{figure indicator= area= period= [breakdown=] [version=]}}, {{change indicator= area= from= to= [breakdown=]}},
/// {{period 2024-25}}
core::Result<publish::Inline> resolve(scorecard::Tracer& tracer, const publish::Token& token) {
    if (token.kind == "period") {
        const auto period = core::Period::parse(token.rest);
        if (!period)
            return core::refuse(core::Reason::invalid, "\"" + token.rest + "\" in the narrative is not a period.");
        return Text{period->label()};
    }
    if (token.kind == "figure") {
        const auto wanted = wanted_by(token, "period");
        auto figure = tracer.find(wanted);
        if (!figure)
            return core::refuse(core::Reason::not_found, "The record holds no value of \"" + wanted.indicator +
                                                             "\" for \"" + wanted.area + "\", " + wanted.period +
                                                             (wanted.breakdown.empty() ? "" : ", " + wanted.breakdown) +
                                                             ".");
        return figure_text(std::move(*figure));
    }
    if (token.kind == "change") {
        const auto from = token.with.find("from");
        auto change = tracer.change(wanted_by(token, "to"), from == token.with.end() ? "" : from->second);
        if (!change) return tl::unexpected<core::Refusal>(change.error());
        return figure_text(std::move(*change));
    }
    return core::refuse(core::Reason::invalid, "\"" + token.kind + "\" is nothing that a narrative can ask for.");
}

/// A section as its narrative in the packs tells it: its first heading names the section. When none is recorded the
/// section has its heading only.
void add_narrative(db::ReadTx& tx, scorecard::Tracer& tracer, const std::string& partnership, core::ReportingYear year,
                   const std::string& section, const std::string& title, Report& report) {
    const std::string path = partnership + "/" + year.code() + "/" + section + ".md";
    const auto markdown = packs::narrative(tx, path);
    if (!markdown) {
        report.document.blocks.emplace_back(Heading{2, title});
        return;
    }
    auto blocks = publish::read_narrative(
        *markdown, "narrative/" + path, [&](const publish::Token& token) { return resolve(tracer, token); },
        report.faults);
    for (auto& block : blocks) {
        if (auto* heading = std::get_if<Heading>(&block)) ++heading->level;
        report.document.blocks.push_back(std::move(block));
    }
}

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

void add_performance(db::ReadTx& tx, scorecard::Tracer& tracer, const std::vector<partnership::Area>& areas,
                     core::ReportingYear year, Report& report) {
    const auto indicators = scorecard::all_indicators(tx);
    auto& blocks = report.document.blocks;
    for (const auto& area : areas) {
        const auto observations = scorecard::observations_in(tx, area.code);
        const auto totals = lines_of(indicators, observations, year, false);
        const auto parts = lines_of(indicators, observations, year, true);
        if (totals.empty() && parts.empty()) continue;
        blocks.emplace_back(Heading{3, area.name + ": the figures of " + year.code()});
        if (!totals.empty()) blocks.emplace_back(table_of(tracer, area.name + ", " + year.code(), totals));
        if (!parts.empty())
            blocks.emplace_back(table_of(tracer, area.name + ", " + year.code() + ": by breakdown", parts));
    }
}

}  // namespace

core::Result<Report> write(db::ReadTx& tx, const std::string& code, core::ReportingYear year) {
    const auto partnership = partnership::find_partnership(tx, code);
    if (!partnership)
        return core::refuse(core::Reason::unusable_input, "There is no partnership \"" + code + "\" in the store.");
    if (!partnership::stood_in(*partnership, year))
        return core::refuse(core::Reason::unusable_input, partnership->name + " did not stand in " + year.code() + ".");
    const auto areas = partnership::footprint(tx, *partnership);
    const auto years = years_of(tx, code);
    if (std::find(years.begin(), years.end(), year) == years.end())
        return core::refuse(core::Reason::unusable_input,
                            "The store holds no value of " + partnership->name + " in " + year.code() + ".");
    scorecard::Tracer tracer{tx};
    Report report;
    auto& document = report.document;
    document.title = "Yearly report " + year.code() + ": " + partnership->name;
    document.publisher = partnership->name;
    document.period = core::in_words(year.first()) + " to " + core::in_words(year.last());
    document.about =
        "This report was written by Cairn from the partnership's record. Every figure leads to its definition, its "
        "base and "
        "the passage it was taken from. Values are told as their owners published them; changes are computed.";
    document.blocks.emplace_back(Heading{1, document.title});
    add_narrative(tx, tracer, code, year, "area-profile", "Area profile", report);
    add_narrative(tx, tracer, code, year, "performance-data", "Performance data", report);
    add_performance(tx, tracer, areas, year, report);
    for (auto& fault : publish::faults_of(document)) report.faults.push_back(std::move(fault));
    return report;
}

disclosure::Masks masks_of(db::ReadTx& tx, const publish::Document& draft, const disclosure::Profile& profile,
                           const std::vector<disclosure::Earlier>& earlier) {
    auto data = publish::data_of(draft);
    std::vector<std::string> areas;
    for (const auto& datum : data) areas.push_back(datum.area);
    const auto sums = partnership::areas_in_sums(tx);
    // All that the scorecard tells of these areas is public too: what is withheld here must not follow from there.
    for (auto& datum : scorecard::data_in(tx, disclosure::connected(sums, areas))) data.push_back(std::move(datum));
    return disclosure::decide(profile, data, sums, earlier);
}

std::vector<core::ReportingYear> years_of(db::ReadTx& tx, const std::string& code) {
    std::set<core::ReportingYear, std::greater<>> years;
    const auto partnership = partnership::find_partnership(tx, code);
    if (!partnership) return {};
    for (const auto& area : partnership::footprint(tx, *partnership))
        for (const auto& o : scorecard::observations_in(tx, area.code))
            if (const auto year = scorecard::reporting_year_of(o); partnership::stood_in(*partnership, year))
                years.insert(year);
    return {years.begin(), years.end()};
}

}  // namespace yearly_report
