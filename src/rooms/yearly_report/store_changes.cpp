#include "rooms/yearly_report/store_changes.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/csv.h"

namespace yearly_report {
namespace {

std::string text_of(const nlohmann::json& json, const char* name) {
    const auto at = json.find(name);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string{};
}

/// "Yearly report, Area profile; ...".
std::string source_of(const nlohmann::json& figure) {
    std::string all;
    const auto sources = figure.find("source");
    if (sources == figure.end() || !sources->is_array()) return all;
    for (const auto& one : *sources) {
        const auto title = text_of(one, "title"), section = text_of(one, "section");
        all += (all.empty() ? "" : "; ") + title + (section.empty() ? "" : ", " + section);
    }
    return all;
}

std::string rule_of(const nlohmann::json& figure) {
    if (const auto computed = text_of(figure, "computed"); !computed.empty())
        return "Computed: " + text_of(figure, "rounding");
    const auto definition = figure.find("definition");
    return definition == figure.end() ? std::string{} : text_of(*definition, "description");
}

/// "7 of 38 plans".
std::string base_of(const nlohmann::json& figure) {
    const auto base = figure.find("base");
    if (base == figure.end() || !base->is_object()) return {};
    const auto number = [&](const char* name) {
        const auto at = base->find(name);
        return at != base->end() && at->is_number() ? at->dump() : std::string{};
    };
    const auto part = number("numerator"), whole = number("denominator");
    if (whole.empty()) return text_of(*base, "of") + " (number not told)";
    return (part.empty() ? "" : part + " of ") + whole + " " + text_of(*base, "of");
}

}  // namespace

std::vector<FrozenFigure> figures_frozen(db::ReadTx& tx, const std::string& snapshot) {
    std::vector<FrozenFigure> all;
    const auto json = nlohmann::json::parse(file_of(tx, snapshot, "report.json").value_or("{}"));
    const auto figures = json.find("figures");
    if (figures == json.end()) return all;
    for (const auto& one : *figures)
        all.push_back({.id = text_of(one, "id"),
                       .label = text_of(one, "label"),
                       .shown = text_of(one, "shown"),
                       .base = base_of(one),
                       .source = source_of(one),
                       .rule = rule_of(one)});
    return all;
}

std::vector<FrozenPage> pages_frozen(db::ReadTx& tx, const std::string& snapshot) {
    core::Faults faults;
    std::vector<FrozenPage> pages;
    const auto text = file_of(tx, snapshot, "pages.csv").value_or("");
    for (const auto& row : core::read_csv(text, "pages.csv", faults).rows)
        if (row.cells.size() >= 2) pages.push_back({row.cells[0], row.cells[1]});
    return pages;
}

Changes changes_between(db::ReadTx& tx, const std::string& before, const std::string& after) {
    Changes changes;
    std::map<std::string, std::string> titles;
    std::vector<std::string> order;
    for (const auto& snapshot : {after, before})
        for (const auto& page : pages_frozen(tx, snapshot))
            if (titles.emplace(page.slug, page.title).second) order.push_back(page.slug);
    for (const auto& slug : order)
        if (file_of(tx, before, "pages/" + slug + ".html") != file_of(tx, after, "pages/" + slug + ".html"))
            changes.sections.push_back(titles[slug]);
    std::map<std::string, FrozenFigure> old;
    for (auto& figure : figures_frozen(tx, before)) old[figure.id] = std::move(figure);
    for (const auto& figure : figures_frozen(tx, after)) {
        const auto known = old.find(figure.id);
        const auto was = known == old.end() ? std::string{} : known->second.shown;
        if (was != figure.shown) changes.figures.push_back({figure.label, was, figure.shown});
        if (known != old.end()) old.erase(known);
    }
    for (const auto& [id, figure] : old) changes.figures.push_back({figure.label, figure.shown, ""});
    return changes;
}

}  // namespace yearly_report
