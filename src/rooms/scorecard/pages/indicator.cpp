#include <algorithm>
#include <map>
#include <set>

#include "core/csv.h"
#include "core/utf8.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/listing.h"
#include "platform/ui/page.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/pages/pages.h"
#include "rooms/scorecard/pages/parts.h"
#include "rooms/scorecard/pages/trend.h"

namespace scorecard {
namespace {

constexpr std::size_t values_on_a_page = 50;

const Indicator& version_of(const std::vector<Indicator>& versions, int number) {
    for (const auto& one : versions)
        if (one.version == number) return one;
    return versions.back();
}

ui::Html definition(const Indicator& indicator) {
    std::vector<ui::SummaryRow> rows;
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) rows.push_back({.key = key, .value = value});
    };
    add("What it tells", indicator.description);
    add("Numerator", indicator.numerator);
    add("Denominator", indicator.denominator);
    add("Kind", measure_in_words(indicator.measure));
    add("Reading it", polarity_in_words(indicator.polarity));
    add("Source return", indicator.source_return);
    add("Definition", "Version " + std::to_string(indicator.version));
    add("Why it changed", indicator.break_note);
    return ui::render(ui::SummaryList{.rows = rows, .classes = "govuk-summary-list--no-border"});
}

/// The newest first.
ui::Html every_value(db::ReadTx& tx, const Indicator& newest, const std::vector<Indicator>& versions,
                     const std::vector<Observation>& observations, const std::map<std::string, std::string>& areas,
                     const ui::Pages& pages) {
    std::map<std::string, std::string> titles;
    for (const auto& document : partnership::all_documents(tx)) titles[document.code] = document.title;
    std::map<std::string, std::string> labels;
    ui::Table table{.head = {"Period", "Area", "Breakdown", ui::numeric("Value"), "Status", "Source"},
                    .rows = {},
                    .caption = "Every value and its source",
                    .first_cell_is_header = true,
                    .caption_classes = "govuk-table__caption--m"};
    const auto end = std::min(pages.first() + pages.per_page, observations.size());
    for (std::size_t i = pages.first(); i < end; ++i) {
        const auto o = observations.rbegin() + static_cast<std::ptrdiff_t>(i);
        if (!labels.contains(o->breakdown)) labels[o->breakdown] = breakdown_label(tx, o->breakdown);
        const auto name = areas.find(o->area);
        const bool old = o->version != newest.version;
        table.rows.push_back({ui::Cell{.text = o->period.label(), .classes = "cairn-unbroken"},
                              name == areas.end() ? o->area : name->second,
                              o->breakdown.empty() ? "total" : labels[o->breakdown],
                              ui::numeric(linked_value(version_of(versions, o->version), *o) +
                                          interval_below(version_of(versions, o->version), *o)),
                              o->status + (old ? ", definition " + std::to_string(o->version) : ""),
                              ui::link("/sources/" + http::encode(o->document), titles[o->document]) +
                                  ui::element("span", {{"class", "cairn-period"}}, o->section)});
    }
    return ui::scroll_area("Every value and its source", ui::render(table)) + ui::pagination(pages);
}

bool same_words(const std::string& a, const std::string& b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

http::Response no_such_indicator(const std::string& code) {
    return http::error(404, "There is no indicator \"" + core::clipped(code, 80) + "\".");
}

}  // namespace

http::Response show_indicator(const house::Services& services, const http::Request& request) {
    const std::string code{request.parameters.get("code")};
    ui::Html content;
    std::string title;
    services.database.read([&](db::ReadTx& tx) {
        const auto versions = versions_of(tx, code);
        if (versions.empty()) return;
        const auto& newest = versions.back();
        title = newest.name;
        std::map<std::string, std::string> areas;
        for (const auto& area : partnership::all_areas(tx)) areas[area.code] = area.name;
        const auto observations = seen(tx, sees_all(services, request), observations_of(tx, code));
        content = ui::heading(newest.name, same_words(newest.name, newest.group) ? "" : newest.group);
        content += definition(newest);
        if (observations.empty()) {
            content += ui::render(ui::InsetText{.text = "No value has been recorded yet."});
            return;
        }
        content += trend(newest, versions, observations, areas);
        const ui::Pages pages = pages_of(request, observations.size(), values_on_a_page);
        content += every_value(tx, newest, versions, observations, areas, pages);
        content += ui::element("p", {{"class", "govuk-body"}},
                               ui::link(indicator_address(code) + "/export", "Download as CSV"));
    });
    if (title.empty()) return no_such_indicator(code);
    return {.body = ui::page(house::shell(services, request),
                             {.title = title,
                              .content = content,
                              .breadcrumbs = {{.text = "Scorecard", .href = "/scorecard"}, {.text = title}},
                              .section = "/scorecard",
                              .width = ui::Width::full})
                        .str()};
}

http::Response export_indicator(const house::Services& services, const http::Request& request) {
    const std::string code{request.parameters.get("code")};
    std::string csv =
        core::csv_line({"indicator", "version", "area", "period", "breakdown", "value", "numerator", "denominator",
                        "missing", "status", "document", "section", "passage", "extracted_on", "note"});
    bool known = false;
    services.database.read([&](db::ReadTx& tx) {
        known = !versions_of(tx, code).empty();
        const auto whole = [](const std::optional<std::int64_t>& number) {
            return number ? std::to_string(*number) : "";
        };
        for (const auto& o : seen(tx, sees_all(services, request), observations_of(tx, code)))
            csv += core::csv_line({o.indicator, std::to_string(o.version), o.area, o.period.code(), o.breakdown,
                                   o.value ? o.value->plain() : "", whole(o.numerator), whole(o.denominator), o.missing,
                                   o.status, o.document, o.section, o.passage, o.extracted_on, o.note});
    });
    if (!known) return no_such_indicator(code);
    return http::download("text/csv; charset=utf-8", code + ".csv", std::move(csv));
}

}  // namespace scorecard
