#include "platform/figures/interval.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/scorecard/pages/list.h"
#include "rooms/scorecard/pages/pages.h"
#include "rooms/scorecard/pages/parts.h"

#include <algorithm>
#include <map>

namespace scorecard {
namespace {

std::vector<ui::SelectItem> area_items(const std::vector<partnership::Area>& areas) {
    std::vector<ui::SelectItem> items;
    for (const auto& area : areas) items.push_back({.text = area.name, .value = area.code});
    return items;
}

/// The areas that hold observations, the partnership's own first.
std::vector<partnership::Area> areas_with_values(db::ReadTx& tx) {
    std::map<std::string, std::int64_t> counts;
    for (const auto& [area, count] : observed_areas(tx)) counts[area] = count;
    std::vector<partnership::Area> areas;
    const auto home = home_partnership(tx);
    if (home)
        for (const auto& area : partnership::footprint(tx, *home))
            if (counts[area.code] > 0) areas.push_back(area);
    for (const auto& area : partnership::all_areas(tx)) {
        const bool listed = std::any_of(areas.begin(), areas.end(), [&](auto& one) { return one.code == area.code; });
        if (!listed && counts[area.code] > 0) areas.push_back(area);
    }
    return areas;
}

/// The totals of both areas for the same period and the same definition: only those compare.
struct Pair {
    Indicator indicator;
    Observation first, second;
};

using Key = std::tuple<std::string, int, std::string>;

std::map<Key, Observation> totals_in(db::ReadTx& tx, const std::string& area, const std::string& year, bool all) {
    std::map<Key, Observation> totals;
    for (const auto& o : seen(tx, all, observations_in(tx, area))) {
        if (!o.breakdown.empty()) continue;
        if (!year.empty() && reporting_year_of(o).code() != year) continue;
        const Key key{o.indicator, o.version, o.period.code()};
        const auto known = totals.find(key);
        if (known == totals.end() || preferred(o, known->second)) totals.insert_or_assign(key, o);
    }
    return totals;
}

std::vector<Pair> pairs_of(db::ReadTx& tx, const std::string& first, const std::string& second, const std::string& year,
                           bool all) {
    std::vector<Pair> pairs;
    const auto left = totals_in(tx, first, year, all), right = totals_in(tx, second, year, all);
    const auto indicators = all_indicators(tx);
    for (const auto& [key, o] : left) {
        const auto match = right.find(key);
        if (match == right.end()) continue;
        const auto indicator = std::find_if(indicators.begin(), indicators.end(), [&o = o](auto& one) {
            return one.code == o.indicator && one.version == o.version;
        });
        pairs.push_back({*indicator, o, match->second});
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](auto& a, auto& b) {
        if (const auto order = b.first.period <=> a.first.period; order != 0) return order < 0;
        return a.indicator.group < b.indicator.group;
    });
    return pairs;
}

std::optional<figures::Movement> movement_of(const Pair& pair) {
    return figures::movement(bare_figure(pair.indicator, pair.first), bare_figure(pair.indicator, pair.second));
}

/// Whether the two differ by more than chance: only where both have a base.
std::string beyond_chance(const Pair& pair) {
    const auto moved = movement_of(pair);
    if (!moved) return "no base";
    return *moved == figures::Movement::no_clear_change ? "no clear difference" : "clearly different";
}

ui::Html table_of(const std::vector<Pair>& pairs, const std::string& first, const std::string& second) {
    // A column that says of every row that nothing can be said is left out.
    const bool judges = std::any_of(pairs.begin(), pairs.end(), [](const Pair& pair) { return movement_of(pair); });
    ui::Table table{.head = {"Indicator", "Subject", "Period", ui::numeric(first), ui::numeric(second)},
                    .rows = {},
                    .first_cell_is_header = true};
    if (judges) table.head.emplace_back("Beyond chance");
    for (const auto& pair : pairs) {
        std::vector<ui::TableCell> row{
            ui::link(indicator_address(pair.indicator.code), pair.indicator.name), pair.indicator.group,
            pair.first.period.label(),
            ui::numeric(linked_value(pair.indicator, pair.first) + interval_below(pair.indicator, pair.first)),
            ui::numeric(linked_value(pair.indicator, pair.second) + interval_below(pair.indicator, pair.second))};
        if (judges) row.emplace_back(beyond_chance(pair));
        table.rows.push_back(std::move(row));
    }
    return ui::scroll_area(first + " and " + second, ui::render(table));
}

}  // namespace

http::Response compare_areas(const house::Services& services, const http::Request& request) {
    ui::Html content = ui::heading("Compare areas");
    services.database.read([&](db::ReadTx& tx) {
        const auto areas = areas_with_values(tx);
        if (areas.size() < 2) {
            content +=
                ui::render(ui::InsetText{.text = "Fewer than two areas have values, so there is nothing to compare."});
            return;
        }
        const auto chosen = [&](std::string_view name, std::size_t otherwise) {
            const std::string code{request.query.get(name)};
            const auto found = std::find_if(areas.begin(), areas.end(), [&](auto& area) { return area.code == code; });
            return found == areas.end() ? areas[otherwise] : *found;
        };
        const auto first = chosen("first", 0), second = chosen("second", 1);
        const std::string year{request.query.get("year")};
        std::vector<ui::SelectItem> years{{.text = "All years", .value = ""}};
        for (const auto& one : make_list(tx, {}).years) years.push_back({.text = one, .value = one});
        const auto field = [](const ui::Select& select) {
            return ui::element("div", {{"class", "cairn-filter__field"}}, ui::render(select));
        };
        const auto items = area_items(areas);
        content += ui::element(
            "form", {{"method", "get"}, {"action", "/scorecard/compare"}, {"class", "cairn-filter"}},
            ui::element("div", {{"class", "cairn-filter__fields"}},
                        field({.name = "first", .label = {"Area"}, .items = items, .value = first.code}) +
                            field({.name = "second", .label = {"Beside"}, .items = items, .value = second.code}) +
                            field({.name = "year", .label = {"Reporting year"}, .items = years, .value = year})) +
                ui::render(ui::Button{.text = "Compare", .classes = "govuk-button--secondary"}));
        const auto pairs = pairs_of(tx, first.code, second.code, year, sees_all(services, request));
        content +=
            ui::element("p", {{"class", "govuk-body"}},
                        "Values stand side by side only where both areas have one for the same period by the same "
                        "definition. Counts depend on how many children live in an area: they say how much, not how "
                        "well.");
        content += pairs.empty() ? ui::render(ui::InsetText{.text = "These areas have no value in common."})
                                 : table_of(pairs, first.name, second.name);
    });
    return {.body = ui::page(house::shell(services, request),
                             {.title = "Compare areas",
                              .content = content,
                              .breadcrumbs = {{.text = "Scorecard", .href = "/scorecard"}, {.text = "Compare areas"}},
                              .section = "/scorecard",
                              .width = ui::Width::full})
                        .str()};
}

}  // namespace scorecard
