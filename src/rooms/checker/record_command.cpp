#include <algorithm>

#include "rooms/checker/checker.h"
#include "rooms/checker/narrative.h"
#include "rooms/checker/record_store.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/yearly_report.h"

namespace checker {
namespace {

/// The figures that the report's sentences may tell, so that a number typed beside them is compared.
std::vector<figures::Figure> known_figures(db::ReadTx& tx, const partnership::Partnership& partnership,
                                           core::ReportingYear year) {
    std::vector<std::string> areas;
    for (const auto& area : partnership::footprint(tx, partnership)) areas.push_back(area.code);
    return scorecard::figures_of(tx, areas, year);
}

std::vector<claims::Finding> check_report(const publish::Document& document,
                                          const std::vector<figures::Figure>& known) {
    const auto narrative = narrative_of(document);
    auto found = claims::check_text(narrative.text, known);
    for (auto& finding : found) {
        const auto line = std::min(finding.line, narrative.heading_of_line.size());
        finding.place = document.title + (line > 0 ? ", " + narrative.heading_of_line[line - 1] : "");
        finding.line = 0;
    }
    return found;
}

/// A finding about a place is told once, whichever of two checks met it.
void add(std::vector<claims::Finding>& all, std::vector<claims::Finding> more) {
    for (auto& finding : more) {
        const bool told = std::any_of(all.begin(), all.end(), [&](const claims::Finding& other) {
            return other.place == finding.place && other.stated == finding.stated &&
                   other.recomputed == finding.recomputed;
        });
        if (!told) all.push_back(std::move(finding));
    }
}

}  // namespace

core::Result<claims::Report> check_record(db::Database& store, const std::string& code, const std::string& year_code) {
    const auto year = core::ReportingYear::parse(year_code);
    if (!year)
        return core::refuse(core::Reason::unusable_input,
                            "\"" + year_code + "\" is not a reporting year: write it as 2024-25.");
    core::Result<claims::Report> checked =
        claims::Report{.document = code + " " + year_code, .findings = {}, .idle = {}};
    store.read([&](db::ReadTx& tx) {
        const auto partnership = partnership::find_partnership(tx, code);
        if (!partnership) {
            checked = core::refuse(core::Reason::unusable_input,
                                   "There is no partnership \"" + code + "\" in the store. Load its pack first.");
            return;
        }
        const auto record = gathered(tx);
        add(checked->findings, claims::check_record(record));
        add(checked->findings, check_passages(tx, record, code, *year));
        if (const auto report = yearly_report::write(tx, code, *year))
            add(checked->findings, check_report(report->document, known_figures(tx, *partnership, *year)));
    });
    return checked;
}

}  // namespace checker
