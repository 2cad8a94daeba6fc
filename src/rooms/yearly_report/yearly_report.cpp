#include <algorithm>
#include <map>
#include <set>

#include "platform/publish/disclose.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/duties.h"
#include "rooms/yearly_report/making/companions.h"
#include "rooms/yearly_report/making/computed.h"
#include "rooms/yearly_report/making/outline_writer.h"
#include "rooms/yearly_report/making/status.h"
#include "rooms/yearly_report/store.h"
#include "rooms/yearly_report/store_judgements.h"
#include "rooms/yearly_report/store_workflow.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {

namespace {

bool lies_in(const PlacedFact& fact, const Section& section) {
    if (section.section.empty() || fact.document != section.document) return false;
    return fact.section == section.section || fact.section.starts_with(section.section + " > ");
}

/// Beside the facts that a narrative lists, those that stand in the same place of the document it retells.
void add_facts_behind(db::ReadTx& tx, const std::string& partnership, Report& report) {
    const auto facts = placed_facts(tx, partnership);
    for (auto& part : report.parts)
        for (const auto& fact : facts) {
            const bool known = std::any_of(part.facts.begin(), part.facts.end(),
                                           [&](const ToldFact& one) { return one.id == fact.id; });
            if (!known && lies_in(fact, part.section)) part.facts.push_back({fact.id, fact.subject});
        }
}

}  // namespace

core::Result<Report> write(db::ReadTx& tx, const std::string& code, core::ReportingYear year, Drafts prose) {
    const auto partnership = partnership::find_partnership(tx, code);
    if (!partnership)
        return core::refuse(core::Reason::unusable_input, "There is no partnership \"" + code + "\" in the store.");
    if (!partnership::stood_in(*partnership, year))
        return core::refuse(core::Reason::unusable_input, partnership->name + " did not stand in " + year.code() + ".");
    const auto years = years_of(tx, code);
    if (std::find(years.begin(), years.end(), year) == years.end())
        return core::refuse(core::Reason::unusable_input,
                            "The store holds no value of " + partnership->name + " in " + year.code() + ".");
    Report report;
    auto& document = report.document;
    // A Board before 2019 made an annual report; the Act calls a partnership's a report at least once in twelve months.
    document.title =
        (is_board(*partnership) ? "Annual report " : "Yearly report ") + year.code() + ": " + partnership->name;
    document.publisher = partnership->name;
    document.period = core::in_words(year.first()) + " to " + core::in_words(year.last());
    document.about =
        "This report was written by Cairn from the partnership's record. Every figure leads to its definition, its "
        "base and "
        "the passage it was taken from. Values are told as their owners published them; changes are computed.";
    document.blocks.emplace_back(publish::Heading{1, document.title});
    document.blocks.emplace_back(status_of(tx, *partnership, year));
    OutlineWriter{tx, code, year, report, prose == Drafts::used ? drafts_of(tx, code, year) : Prose{}}.write(
        outline_of(tx, code, year), [&](const Section& section, const Made& made) {
            const Making making{tx, made.tracer, code, year, section.level};
            // Who answers for the report stands behind their foreword.
            if (section.slug == "foreword") return signatories(making);
            return section.kind == SectionKind::computed ? compute(section.slug, making)
                                                         : std::vector<publish::Block>{};
        });
    for (auto& fault : publish::faults_of(document)) report.faults.push_back(std::move(fault));
    add_facts_behind(tx, code, report);
    return report;
}

std::vector<figures::Figure> known_to(db::ReadTx& tx, const partnership::Partnership& partnership,
                                      core::ReportingYear year) {
    std::vector<std::string> areas;
    for (const auto& area : partnership::footprint(tx, partnership)) areas.push_back(area.code);
    auto known = scorecard::figures_of(tx, areas, year);
    for (auto& figure : scorecard::figures_of(tx, areas, year.previous())) known.push_back(std::move(figure));
    return known;
}

std::optional<Kind> parse_kind(std::string_view text) {
    for (const auto kind : {Kind::yearly, Kind::cover, Kind::child})
        if (word(kind) == text) return kind;
    return std::nullopt;
}

std::string_view word(Kind kind) { return kind == Kind::yearly ? "yearly" : kind == Kind::cover ? "cover" : "child"; }

std::string stem_of(Kind kind, core::ReportingYear year) { return std::string{word(kind)} + "-report-" + year.code(); }

core::Result<Report> write_kind(db::ReadTx& tx, Kind kind, const std::string& partnership, core::ReportingYear year,
                                Drafts prose) {
    auto yearly = write(tx, partnership, year, prose);
    if (!yearly || kind == Kind::yearly) return yearly;
    return kind == Kind::cover ? write_cover(tx, *yearly, partnership, year)
                               : write_child(tx, *yearly, partnership, year);
}

namespace {

disclosure::Masks masks_over(db::ReadTx& tx, std::vector<disclosure::Datum> data, const std::vector<std::string>& areas,
                             const disclosure::Profile& profile, std::vector<disclosure::Earlier> earlier) {
    const auto sums = partnership::areas_in_sums(tx);
    // All that the scorecard tells of these areas is public too: what is withheld here must not follow from there.
    for (auto& datum : scorecard::data_in(tx, disclosure::connected(sums, areas))) data.push_back(std::move(datum));
    for (auto& one : scorecard::told_before(tx, data)) earlier.push_back(std::move(one));
    return disclosure::decide(profile, data, sums, earlier, scorecard::counting(tx));
}

}  // namespace

disclosure::Masks masks_of(db::ReadTx& tx, const publish::Document& draft, const disclosure::Profile& profile,
                           std::vector<disclosure::Earlier> earlier) {
    auto data = publish::data_of(draft);
    std::vector<std::string> areas;
    for (const auto& datum : data) areas.push_back(datum.area);
    return masks_over(tx, std::move(data), areas, profile, std::move(earlier));
}

disclosure::Masks public_masks(db::ReadTx& tx, const publish::Document& draft) {
    return masks_of(tx, draft, *disclosure::find_profile(disclosure::default_profile));
}

disclosure::Masks public_masks(db::ReadTx& tx, const partnership::Partnership& partnership) {
    std::vector<std::string> areas;
    for (const auto& area : partnership::footprint(tx, partnership)) areas.push_back(area.code);
    return masks_over(tx, {}, areas, *disclosure::find_profile(disclosure::default_profile), {});
}

std::vector<core::ReportingYear> years_of(db::ReadTx& tx, const std::string& code) {
    std::set<core::ReportingYear, std::greater<>> years;
    const auto partnership = partnership::find_partnership(tx, code);
    if (!partnership) return {};
    for (const auto& year : outlined_years(tx, code))
        if (partnership::stood_in(*partnership, year)) years.insert(year);
    // What another arrangement has followed makes no reports but those outlined for it.
    const auto all = partnership::all_partnerships(tx);
    const bool followed =
        std::any_of(all.begin(), all.end(), [&](const auto& other) { return other.successor_of == code; });
    if (followed) return {years.begin(), years.end()};
    // A plan or an early count of a year whose report nobody has outlined yet makes no report; figures of a return that
    // the partnership accepted (they are of no load) do.
    const auto outlined = years;
    for (const auto& area : partnership::footprint(tx, *partnership))
        for (const auto& o : scorecard::observations_in(tx, area.code))
            if (const auto year = scorecard::reporting_year_of(o);
                partnership::stood_in(*partnership, year) && (outlined.empty() || o.load == 0))
                years.insert(year);
    return {years.begin(), years.end()};
}

std::vector<core::ReportingYear> reported_years(db::ReadTx& tx, const std::string& code) {
    constexpr std::size_t enough = 20;
    const auto partnership = partnership::find_partnership(tx, code);
    if (!partnership) return {};
    std::map<core::ReportingYear, std::size_t> told;
    for (const auto& area : partnership::footprint(tx, *partnership))
        for (const auto& o : scorecard::observations_in(tx, area.code))
            if (o.value) ++told[scorecard::reporting_year_of(o)];
    const auto outlined = outlined_years(tx, code);
    auto years = years_of(tx, code);
    std::erase_if(years, [&](const core::ReportingYear& year) {
        const bool has_outline = std::find(outlined.begin(), outlined.end(), year) != outlined.end();
        // Where a pack outlines reports, a year without one is a year of single figures.
        return !has_outline && !find_work(tx, code, year) && (!outlined.empty() || told[year] < enough);
    });
    return years;
}

}  // namespace yearly_report
