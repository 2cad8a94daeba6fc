#include "rooms/census/ssda903/check.h"

#include <algorithm>

#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

Location location_of(const Return& data, Place place) {
    const FieldName& name = field_names()[place.field];
    return {.table = name.table, .row = data.table_of(place.field).source_rows[place.row], .column = name.column};
}

}  // namespace

RuleSet::RuleSet(int year)
    : RuleSetOf(all_rules(), std::clamp(year == 0 ? newest_year : year, first_year, newest_year)) {}

bool applies(const Rule& rule, const Return& data) {
    const auto& fields = rule.card.fields;
    return std::all_of(fields.begin(), fields.end(), [&](Field field) { return data.has_table_of(field); });
}

Findings check(const Return& data, const RuleSet& rules, std::optional<std::uint16_t> only) {
    Findings found;
    for (std::uint16_t i = 0; i < rules.rules().size(); ++i)
        if ((!only || *only == i) && applies(*rules.rules()[i], data)) rules.check(data, found, i);
    found.sort();
    return found;
}

std::vector<Location> locations_of(const Return& data, const Findings& found, std::uint16_t rule) {
    std::vector<Location> all;
    for (const Finding& finding : found.all()) {
        if (finding.rule != rule) continue;
        for (const Place place : found.places(finding)) all.push_back(location_of(data, place));
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

Report report_of(std::string name, std::shared_ptr<const Checked> checked) {
    Report report;
    report.file = std::move(name);
    report.collection = "SSDA903";
    report.rules_of = checked->rules.year();
    report.authority = checked->data->authority;
    for (std::size_t i = 0; i < static_cast<std::size_t>(TableOf::count); ++i) {
        const auto table = static_cast<TableOf>(i);
        if (checked->data->now.has(table))
            report.rows.emplace_back(table_name(table), checked->data->now.table(table).count);
    }
    report.count = checked->findings.all().size();
    report.each = [checked](const std::function<void(const Told&)>& tell) {
        const Return& data = *checked->data;
        for (const Finding& finding : checked->findings.all()) {
            const auto places = checked->findings.places(finding);
            std::vector<Location> locations;
            std::string group;
            for (const Place place : places) {
                locations.push_back(location_of(data, place));
                const Location& last = locations.back();
                const std::string record = std::string{last.table} + " " + std::to_string(last.row);
                if (group.find(record) == std::string::npos) group += (group.empty() ? "" : " with ") + record;
            }
            tell({.card = checked->rules.card(finding.rule),
                  .child = data.read(data.children.identifier[finding.child]),
                  .group = std::move(group),
                  .locations = std::move(locations),
                  .value = [&](std::size_t i) { return data.value(places[i].field, places[i].row); }});
        }
    };
    return report;
}

}  // namespace census::ssda903
