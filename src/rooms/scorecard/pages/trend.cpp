#include "rooms/scorecard/pages/trend.h"

#include <algorithm>
#include <set>

#include "platform/ui/charts/line_chart.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "rooms/scorecard/pages/parts.h"

namespace scorecard {
namespace {

using Key = std::pair<std::string, int>;  // period code, version

/// The totals, each period and version once, in order of time; of several documents' values the preferred one.
struct Totals {
    std::vector<std::pair<core::Period, int>> points;
    std::vector<std::string> areas;
    std::map<std::string, std::map<Key, Observation>> by_area;
};

/// Why the definition changed, in the table and below the chart: the page's own definition tells the newest change.
std::string reason_of(const Indicator& indicator, const Indicator& newest) {
    if (indicator.version == newest.version || indicator.break_note.empty()) return "see \"Why it changed\" above.";
    return indicator.break_note;
}

/// Years between two values of one definition for which there is none: they are gaps, not a straight line.
void fill_years(std::vector<std::pair<core::Period, int>>& points) {
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const auto& [period, version] = points[i];
        const auto& [next, next_version] = points[i + 1];
        if (version != next_version || period.kind() != next.kind()) continue;
        const core::Period later = period.moved(1);
        if (later < next) points.insert(points.begin() + static_cast<std::ptrdiff_t>(i) + 1, {later, version});
    }
}

Totals totals_of(const std::vector<Observation>& observations) {
    Totals totals;
    std::set<std::string> areas;
    for (const auto& o : observations) {
        if (!o.breakdown.empty()) continue;
        areas.insert(o.area);
        auto& of_area = totals.by_area[o.area];
        const Key key{o.period.code(), o.version};
        const auto known = of_area.find(key);
        if (known == of_area.end() || preferred(o, known->second)) of_area.insert_or_assign(key, o);
        const auto same = [&](auto& point) { return point.first == o.period && point.second == o.version; };
        if (std::none_of(totals.points.begin(), totals.points.end(), same))
            totals.points.emplace_back(o.period, o.version);
    }
    std::stable_sort(totals.points.begin(), totals.points.end(), [](auto& a, auto& b) {
        if (a.second != b.second) return a.second < b.second;
        return a.first < b.first;
    });
    totals.areas.assign(areas.begin(), areas.end());
    fill_years(totals.points);
    return totals;
}

ui::Html table_of(const Totals& totals, const Indicator& newest, const std::vector<Indicator>& versions,
                  const std::map<std::string, std::string>& area_names) {
    ui::Table table{.head = {"Period"},
                    .rows = {},
                    .caption = "Totals by area",
                    .first_cell_is_header = true,
                    .caption_classes = "govuk-table__caption--m"};
    for (const auto& area : totals.areas)
        table.head.push_back(ui::numeric(area_names.contains(area) ? area_names.at(area) : area));
    int last_version = 0;
    for (const auto& [period, number] : totals.points) {
        const auto indicator = std::find_if(versions.begin(), versions.end(),
                                            [wanted = number](auto& one) { return one.version == wanted; });
        if (indicator == versions.end()) continue;
        if (last_version != 0 && number != last_version)
            table.rows.push_back({ui::Cell{.text = "The definition changes here: " + reason_of(*indicator, newest),
                                           .colspan = static_cast<int>(totals.areas.size()) + 1,
                                           .classes = "cairn-break"}});
        last_version = number;
        std::vector<ui::TableCell> row{ui::Cell{.text = period.label(), .classes = "cairn-unbroken"}};
        for (const auto& area : totals.areas) {
            const auto& of_area = totals.by_area.at(area);
            const auto found = of_area.find({period.code(), number});
            row.push_back(found == of_area.end()
                              ? ui::numeric(ui::element("span", {{"class", "govuk-hint"}}, "none recorded"))
                              : ui::numeric(linked_value(*indicator, found->second)));
        }
        table.rows.push_back(std::move(row));
    }
    return ui::scroll_area("Totals by area", ui::render(table));
}

ui::Html chart_of(const Totals& totals, const Indicator& newest, const std::vector<Indicator>& versions,
                  const std::map<std::string, std::string>& area_names) {
    ui::LineChart chart{.id = "trend",
                        .title = newest.name + " over time",
                        .unit = unit_in_words(newest.unit),
                        .periods = {},
                        .series = {},
                        .decimals = newest.decimals,
                        .missing = "none recorded"};
    for (const auto& [area, observed] : totals.by_area)
        for (const auto& [key, o] : observed)
            if (o.missing == "withheld") chart.missing = "none recorded, or withheld";
    int last_version = 0;
    for (std::size_t i = 0; i < totals.points.size(); ++i) {
        const auto& [period, number] = totals.points[i];
        chart.periods.push_back(period.label());
        if (last_version != 0 && number != last_version) {
            const auto indicator = std::find_if(versions.begin(), versions.end(),
                                                [wanted = number](auto& one) { return one.version == wanted; });
            chart.breaks.push_back({i, indicator == versions.end()
                                           ? std::string{}
                                           : "the definition changes, " + reason_of(*indicator, newest)});
        }
        last_version = number;
    }
    for (const auto& area : totals.areas) {
        ui::LineSeries series{area_names.contains(area) ? area_names.at(area) : area, {}};
        const auto& of_area = totals.by_area.at(area);
        for (const auto& [period, number] : totals.points) {
            const auto found = of_area.find({period.code(), number});
            series.values.push_back(found == of_area.end() || !found->second.value
                                        ? ui::Value{}
                                        : ui::Value{found->second.value->approximate()});
        }
        chart.series.push_back(std::move(series));
    }
    return ui::render(chart);
}

}  // namespace

ui::Html trend(const Indicator& newest, const std::vector<Indicator>& versions,
               const std::vector<Observation>& observations, const std::map<std::string, std::string>& area_names) {
    Totals totals = totals_of(observations);
    const auto name = [&](const std::string& code) { return area_names.contains(code) ? area_names.at(code) : code; };
    std::sort(totals.areas.begin(), totals.areas.end(), [&](auto& a, auto& b) { return name(a) < name(b); });
    if (totals.points.empty()) return {};
    ui::Html chart;
    if (totals.points.size() > 1) chart = chart_of(totals, newest, versions, area_names);
    return chart + table_of(totals, newest, versions, area_names);
}

}  // namespace scorecard
