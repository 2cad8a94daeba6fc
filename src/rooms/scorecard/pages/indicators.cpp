#include <algorithm>
#include <map>

#include "core/csv.h"
#include "core/utf8.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/scorecard/pages/list.h"
#include "rooms/scorecard/pages/pages.h"
#include "rooms/scorecard/pages/parts.h"

namespace scorecard {
namespace {

constexpr std::size_t rows_on_a_page = 40;
constexpr std::size_t most_search_characters = 200;

Filter filter_of(const http::Request& request) {
    const auto get = [&](std::string_view name) { return std::string{request.query.get(name)}; };
    return {.partnership = get("partnership"),
            .words = core::clipped(get("q"), most_search_characters),
            .group = get("group"),
            .area = get("area"),
            .year = get("year"),
            .sort = get("sort")};
}

std::string address_of(const char* path, const Filter& filter, std::size_t page = 1) {
    return http::url(path, {{"partnership", filter.partnership},
                            {"q", filter.words},
                            {"group", filter.group},
                            {"area", filter.area},
                            {"year", filter.year},
                            {"sort", filter.sort},
                            {"page", page == 1 ? "" : std::to_string(page)}});
}

ui::Html choice(const char* name, const char* label, const std::string& all, const std::string& chosen,
                const std::vector<std::pair<std::string, std::string>>& options) {
    std::vector<ui::SelectItem> items{{.text = all, .value = ""}};
    for (const auto& [value, text] : options) items.push_back({.text = text, .value = value});
    return ui::element("div", {{"class", "cairn-filter__field"}},
                       ui::render(ui::Select{.name = name, .label = {label}, .items = items, .value = chosen}));
}

std::vector<std::pair<std::string, std::string>> pairs(const std::vector<std::string>& words) {
    std::vector<std::pair<std::string, std::string>> result;
    for (const auto& word : words) result.emplace_back(word, word);
    return result;
}

ui::Html filter_form(const Filter& filter, const List& list) {
    std::vector<std::pair<std::string, std::string>> areas, partnerships;
    for (const auto& area : list.choice_of_areas) areas.emplace_back(area.code, area.name);
    for (const auto& partnership : list.partnerships) partnerships.emplace_back(partnership.code, partnership.name);
    ui::Html fields = ui::element("div", {{"class", "cairn-filter__field"}},
                                  ui::render(ui::Input{.name = "q", .label = {"Search"}, .value = filter.words}));
    fields += choice("group", "Subject", "All subjects", filter.group, pairs(list.groups));
    fields += choice("area", "Area", "All areas", filter.area, areas);
    fields += choice("year", "Reporting year", "Latest value", filter.year, pairs(list.years));
    fields += choice("sort", "Order", "By subject", filter.sort, {{"name", "By name"}});
    if (list.partnerships.size() > 1)
        fields += choice("partnership", "Partnership", "Home partnership", filter.partnership, partnerships);
    const ui::Html actions = ui::element("div", {{"class", "govuk-button-group"}},
                                         ui::render(ui::Button{.text = "Show", .classes = "govuk-button--secondary"}) +
                                             ui::link("/scorecard", "Clear") +
                                             ui::link(address_of("/scorecard/export", filter), "Download as CSV"));
    return ui::element("form",
                       {{"method", "get"},
                        {"action", "/scorecard"},
                        {"class", "cairn-filter"},
                        {"role", "search"},
                        {"aria-label", "Indicators"}},
                       ui::element("div", {{"class", "cairn-filter__fields"}}, fields) + actions);
}

ui::TableCell value_cell(const Entry& entry, const std::vector<Indicator>& versions, std::size_t area) {
    const auto& o = entry.latest[area];
    if (!o && entry.breakdowns[area] > 0)
        return ui::numeric(ui::link(indicator_address(entry.indicator.code),
                                    std::to_string(entry.breakdowns[area]) + " by breakdown"));
    if (!o) return ui::numeric(ui::element("span", {{"class", "cairn-period"}}, "none"));
    const auto version =
        std::find_if(versions.begin(), versions.end(), [&](auto& v) { return v.version == o->version; });
    const Indicator& indicator = version == versions.end() ? entry.indicator : *version;
    return ui::numeric(linked_value(indicator, *o) +
                       ui::element("span", {{"class", "cairn-period"}}, o->period.label()));
}

ui::Html results(db::ReadTx& tx, const List& list, std::size_t page) {
    ui::Table table{.head = {"Indicator", "Subject"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& area : list.areas) table.head.push_back(ui::numeric(area.name));
    const std::size_t begin = (page - 1) * rows_on_a_page;
    const std::size_t end = std::min(list.entries.size(), begin + rows_on_a_page);
    for (std::size_t i = begin; i < end; ++i) {
        const auto& entry = list.entries[i];
        const auto versions = versions_of(tx, entry.indicator.code);
        std::vector<ui::TableCell> row{ui::link(indicator_address(entry.indicator.code), entry.indicator.name),
                                       entry.indicator.group};
        for (std::size_t area = 0; area < list.areas.size(); ++area) row.push_back(value_cell(entry, versions, area));
        table.rows.push_back(std::move(row));
    }
    return ui::scroll_area("Indicators", ui::render(table));
}

ui::Html paging(const Filter& filter, std::size_t page, std::size_t pages) {
    if (pages < 2) return {};
    ui::Pagination pagination;
    if (page > 1) pagination.previous = ui::PaginationLink{.href = address_of("/scorecard", filter, page - 1)};
    for (std::size_t i = 1; i <= pages; ++i)
        pagination.items.push_back(
            {.number = std::to_string(i), .href = address_of("/scorecard", filter, i), .current = i == page});
    if (page < pages) pagination.next = ui::PaginationLink{.href = address_of("/scorecard", filter, page + 1)};
    return ui::render(pagination);
}

std::size_t page_of(const http::Request& request, std::size_t pages) {
    const auto number = core::Decimal::parse(request.query.get("page"));
    if (!number || !number->is_whole() || number->units() < 1) return 1;
    return std::min(static_cast<std::size_t>(number->rounded(0).units()), std::max<std::size_t>(pages, 1));
}

}  // namespace

http::Response show_indicators(const house::Services& services, const http::Request& request) {
    Filter filter = filter_of(request);
    filter.sees_all = sees_all(services, request);
    ui::Html content;
    services.database.read([&](db::ReadTx& tx) {
        const List list = make_list(tx, filter);
        content = ui::heading("Scorecard", list.chosen ? list.chosen->name : "");
        if (!list.chosen) {
            content += ui::element(
                "p", {{"class", "govuk-body"}},
                "The store holds no observation yet. Load a pack: cairn load data/packs/leicestershire-rutland");
            return;
        }
        content += filter_form(filter, list);
        const std::size_t pages = (list.entries.size() + rows_on_a_page - 1) / rows_on_a_page;
        const std::size_t page = page_of(request, pages);
        const std::string count = core::grouped(static_cast<std::int64_t>(list.entries.size())) +
                                  (list.entries.size() == 1 ? " indicator" : " indicators");
        content += ui::element("p", {{"class", "govuk-body"}, {"role", "status"}}, count);
        if (list.entries.empty()) {
            content += ui::render(ui::InsetText{
                .text = "Nothing matches. Search for another word, or clear the filters to see every indicator."});
            return;
        }
        content += results(tx, list, page) + paging(filter, page, pages);
        content +=
            ui::element("p", {{"class", "govuk-body"}}, ui::link("/scorecard/compare", "Compare areas side by side"));
    });
    return {.body = ui::page(house::shell(services, request), {.title = "Scorecard",
                                                               .content = content,
                                                               .section = "/scorecard",
                                                               .is_section_front = true,
                                                               .width = ui::Width::full})
                        .str()};
}

http::Response export_indicators(const house::Services& services, const http::Request& request) {
    Filter filter = filter_of(request);
    filter.sees_all = sees_all(services, request);
    std::string csv = core::csv_line({"indicator", "version", "name", "subject", "unit", "area", "area_name", "period",
                                      "breakdown", "value", "missing", "status", "document", "section"});
    services.database.read([&](db::ReadTx& tx) {
        const List list = make_list(tx, filter);
        std::map<std::pair<std::string, int>, Indicator> by_version;
        for (auto& one : all_indicators(tx)) by_version[{one.code, one.version}] = one;
        for (const auto& area : list.areas) {
            for (const auto& o : seen(tx, filter.sees_all, observations_in(tx, area.code))) {
                const auto entry = std::find_if(list.entries.begin(), list.entries.end(),
                                                [&](auto& one) { return one.indicator.code == o.indicator; });
                const bool in_year = filter.year.empty() || reporting_year_of(o).code() == filter.year;
                if (entry == list.entries.end() || !in_year) continue;
                const auto& indicator = by_version.at({o.indicator, o.version});
                csv += core::csv_line({o.indicator, std::to_string(o.version), indicator.name, indicator.group,
                                       std::string{core::word(indicator.unit)}, o.area, area.name, o.period.code(),
                                       o.breakdown, o.value ? o.value->plain() : "", o.missing, o.status, o.document,
                                       o.section});
            }
        }
    });
    return http::download("text/csv; charset=utf-8", "indicators.csv", std::move(csv));
}

}  // namespace scorecard
