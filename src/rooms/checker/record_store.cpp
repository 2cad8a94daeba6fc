#include "rooms/checker/record_store.h"

#include <map>
#include <set>

#include "rooms/finance/finance.h"
#include "rooms/scorecard/scorecard.h"

namespace checker {
namespace {

void add_values(db::ReadTx& tx, claims::Record& record) {
    std::map<std::string, std::string> names;
    for (const auto& area : partnership::all_areas(tx)) names[area.code] = area.name;
    std::set<std::string> seen;
    for (const auto& indicator : scorecard::all_indicators(tx)) {
        if (!seen.insert(indicator.code).second) continue;
        std::map<int, scorecard::Indicator> versions;
        for (auto& version : scorecard::versions_of(tx, indicator.code)) versions[version.version] = std::move(version);
        for (const auto& o : scorecard::observations_of(tx, indicator.code)) {
            const auto version = versions.find(o.version);
            if (!o.value || version == versions.end()) continue;
            const auto& of = version->second;
            record.observed.push_back({.indicator = o.indicator,
                                       .name = of.name,
                                       .version = o.version,
                                       .unit = of.unit,
                                       .decimals = of.decimals,
                                       .measure = of.measure,
                                       .area = o.area,
                                       .area_name = names[o.area],
                                       .period = o.period.code(),
                                       .previous = o.period.moved(-1).code(),
                                       .breakdown = o.breakdown,
                                       .value = *o.value,
                                       .numerator = o.numerator,
                                       .denominator = o.denominator,
                                       .document = o.document,
                                       .section = o.section,
                                       .passage = o.passage});
        }
    }
}

/// Each partnership's joint area is made up of the others it names.
void add_joint_areas(db::ReadTx& tx, claims::Record& record) {
    for (const auto& partnership : partnership::all_partnerships(tx)) {
        std::string joint;
        std::vector<std::string> parts;
        for (const auto& area : partnership::footprint(tx, partnership))
            (area.kind == "partnership" || area.kind == "joint" ? joint : parts.emplace_back()) = area.code;
        if (!joint.empty() && parts.size() > 1) record.parts_of[joint] = parts;
    }
}

void add_rota(db::ReadTx& tx, claims::Record& record) {
    for (const auto& entry : partnership::rota(tx))
        record.appointed.push_back({.person = entry.holder,
                                    .role = entry.role == "chair" ? "partnership chair" : "deputy chair",
                                    .organisation = entry.organisation,
                                    .post = {},
                                    .as_published = entry.as_published,
                                    .from = core::iso(entry.from),
                                    .to = core::iso(entry.to),
                                    .document = entry.document,
                                    .section = entry.section});
}

}  // namespace

claims::Record gathered(db::ReadTx& tx) {
    claims::Record record;
    add_values(tx, record);
    add_joint_areas(tx, record);
    add_rota(tx, record);
    return record;
}

namespace {

/// A passage without the marks that say "so it was printed": here what was printed is what is asked about.
std::string unquoted(std::string passage) {
    std::erase(passage, '"');
    for (auto at = passage.find("printed "); at != std::string::npos; at = passage.find("printed ", at))
        passage.erase(at, std::string_view{"printed "}.size());
    return passage;
}

}  // namespace

std::vector<claims::Finding> check_passages(db::ReadTx& tx, const claims::Record& record,
                                            const std::string& partnership, core::ReportingYear year) {
    std::vector<claims::Finding> found;
    std::set<std::string> seen;
    const auto check = [&](const std::string& label, const std::string& passage, const std::string& place) {
        if (passage.find("printed") == std::string::npos || !seen.insert(place + passage).second) return;
        for (auto& finding : claims::check_text(unquoted(passage))) {
            // Only what a number is by itself: the words around it are our own.
            if (finding.check != "money_form" && finding.check != "date_exists") continue;
            finding.line = 0;
            finding.place = place;
            finding.passage = label + ": " + finding.passage;
            found.push_back(std::move(finding));
        }
    };
    for (const auto& value : record.observed)
        check(value.name + ", " + value.area_name + ", " + value.period, value.passage,
              value.document + ", " + value.section);
    for (const auto asked : {year.previous(), year})
        for (const auto& figure : finance::figures_of(tx, partnership, asked))
            for (const auto& origin : figure.origins)
                check(figure.label, origin.passage, origin.document + ", " + origin.section);
    return found;
}

}  // namespace checker
