#include "rooms/census/cin/report.h"

#include "rooms/census/cin/telling.h"

namespace census::cin {
namespace {

/// What the header says that an authority may not have meant.
void note_header(const Header& header, const RuleSet& rules, int wanted_year, Report& report) {
    const auto note = [&](std::string what, std::string remedy) {
        report.notes.push_back(
            {.file = report.file, .line = 0, .column = {}, .what = std::move(what) + ".", .remedy = std::move(remedy)});
    };
    if (!header.present) note("there is no Header", "Add the header: year, reference date and authority.");
    if (header.present && header.collection != "CIN")
        note("the header names the collection \"" + header.collection + "\", not CIN",
             "Check that this is the file you meant.");
    if (header.present && header.census_year() == 0)
        note("the header's Year \"" + header.year + "\" is no year", "Write the census year, as 2026.");
    else if (wanted_year != 0 && header.present && wanted_year != header.census_year())
        note("the file is for " + header.year + ", not " + std::to_string(wanted_year) +
                 ": it was judged over its own year",
             "Check that this is the file you meant.");
    const std::string rules_wanted = wanted_year != 0 ? std::to_string(wanted_year) : header.year;
    if (header.present && header.census_year() != 0 && rules_wanted != std::to_string(rules.year()))
        note("there are no rules of " + rules_wanted + " at hand: those of " + std::to_string(rules.year()) +
                 " were used",
             "Look for a newer release.");
}

}  // namespace

Report report_of(std::string name, std::shared_ptr<const Checked> checked) {
    const Header& header = checked->data.header;
    Report report;
    report.file = std::move(name);
    report.collection = header.collection.empty() ? "CIN" : header.collection;
    report.year = header.census_year();
    report.rules_of = checked->rules.year();
    report.authority = header.lea;
    const auto lookup = std::make_shared<Lookup>(checked->data);
    const auto counts = lookup->row_counts();
    for (std::size_t i = 0; i < counts.size(); ++i)
        report.rows.emplace_back(table_name(static_cast<TableOf>(i)), counts[i]);
    for (const ReturnFinding& each : checked->findings.return_level())
        report.return_level.emplace_back(&checked->rules.card(each.rule), each.values);
    report.count = checked->findings.all().size();
    report.each = [checked, lookup](const std::function<void(const Told&)>& tell) {
        for (const Finding& finding : checked->findings.all()) {
            const auto places = checked->findings.places(finding);
            auto locations = locations_of(checked->data, checked->findings, finding);
            if (locations.empty()) continue;
            tell({.card = checked->rules.card(finding.rule),
                  .child = lookup->identifier(finding.child),
                  .group = lookup->records(checked->findings, finding),
                  .locations = std::move(locations),
                  .value = [&](std::size_t i) { return lookup->value(places[i].field, places[i].row); }});
        }
    };
    return report;
}

Report report_of(std::string file, std::shared_ptr<const Checked> checked, const Oddities& oddities, const Bytes& bytes,
                 int wanted_year) {
    Report report = report_of(std::move(file), checked);
    report.notes = oddities.told(report.file, bytes);
    report.is_partial = oddities.is_partial();
    note_header(checked->data.header, checked->rules, wanted_year, report);
    return report;
}

}  // namespace census::cin
