#include <algorithm>
#include <set>

#include "rooms/checker/checker.h"
#include "rooms/checker/narrative.h"
#include "rooms/checker/record_store.h"
#include "rooms/finance/finance.h"
#include "rooms/yearly_report/yearly_report.h"

namespace checker {
namespace {

std::vector<claims::Finding> check_report(const publish::Document& document, const std::string& name,
                                          const std::vector<figures::Figure>& known) {
    const auto narrative = narrative_of(document);
    auto found = claims::check_text(narrative.text, known);
    for (auto& finding : found) {
        const auto line = std::min(finding.line, narrative.heading_of_line.size());
        finding.place = name + (line > 0 ? ", " + narrative.heading_of_line[line - 1] : "");
        finding.line = 0;
    }
    return found;
}

/// The explanations that people recorded for what is checked here: this report, and the documents of the record.
std::vector<claims::Explanation> explanations_for(db::ReadTx& tx, const std::string& name) {
    auto all = yearly_report::explanations_of(tx);
    std::erase_if(all, [&](const claims::Explanation& one) {
        return !one.document.empty() && one.document != name && !partnership::find_document(tx, one.document);
    });
    return all;
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

/// The documents that tell of the partnership's areas, its own and those of the joint arrangements that it is part of,
/// without the reports of other years. Another partnership's slips, in the same store, are not told here.
std::set<std::string> documents_of(db::ReadTx& tx, const claims::Record& record,
                                   const partnership::Partnership& partnership, core::ReportingYear year) {
    std::set<std::string> areas, codes;
    for (const auto& area : partnership::footprint(tx, partnership)) {
        areas.insert(area.code);
        if (area.kind == "partnership" && !area.part_of.empty()) areas.insert(area.part_of);
    }
    for (const auto& area : partnership::all_areas(tx))
        if (areas.contains(area.part_of)) areas.insert(area.code);
    for (const auto& value : record.observed)
        if (areas.contains(value.area)) codes.insert(value.document);
    std::erase_if(codes, [&](const std::string& code) {
        const auto document = partnership::find_document(tx, code);
        if (!document) return true;
        // What tells of no year tells of today.
        return document->covers.empty() ? partnership.ended.has_value() : document->covers != year.code();
    });
    return codes;
}

/// What the record's own checks found in these documents. A place begins with its document's code.
std::vector<claims::Finding> found_in(const std::set<std::string>& documents, std::vector<claims::Finding> findings) {
    std::erase_if(findings, [&](const claims::Finding& finding) {
        return !documents.contains(finding.place.substr(0, finding.place.find(',')));
    });
    return findings;
}

}  // namespace

core::Result<claims::Report> check_record(db::Database& store, const std::string& code, const std::string& year_code) {
    auto plain = year_code;
    std::replace(plain.begin(), plain.end(), '/', '-');  // as documents write it
    const auto year = core::ReportingYear::parse(plain);
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
        const auto known = yearly_report::known_to(tx, *partnership, *year);
        auto documents = documents_of(tx, record, *partnership, *year);
        add(checked->findings, found_in(documents, claims::check_record(record)));
        const auto looked_at = documents;
        // The year's money opens with the balance that the year before closed with, in that year's document.
        for (const auto& figure : finance::figures_of(tx, code, year->previous()))
            for (const auto& origin : figure.origins) documents.insert(origin.document);
        add(checked->findings, found_in(documents, check_passages(tx, record, code, *year)));
        if (const auto report = yearly_report::write(tx, code, *year))
            add(checked->findings, check_report(report->document, checked->document, known));
        checked->idle = claims::explain(checked->findings, explanations_for(tx, checked->document), "");
        // Of documents that were not looked at nothing could be met.
        std::erase_if(checked->idle, [&](const claims::Explanation& one) {
            return !one.document.empty() && one.document != checked->document && !looked_at.contains(one.document);
        });
    });
    return checked;
}

}  // namespace checker
