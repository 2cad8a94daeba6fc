#include <algorithm>
#include <map>

#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/scorecard/pages/pages.h"
#include "rooms/scorecard/pages/parts.h"

namespace scorecard {
namespace {

std::string address(const partnership::Document& document) { return "/sources/" + http::encode(document.code); }

ui::Html list_of(const std::vector<partnership::Document>& documents, const std::string& kind,
                 const std::map<std::string, std::int64_t>& counts) {
    const bool is_source = kind == "source";
    ui::Table table{.head = {"Document", "Publisher", "Published"}, .rows = {}, .first_cell_is_header = true};
    // Publications that are only cited gave no value themselves.
    if (is_source) table.head.push_back(ui::numeric("Values taken"));
    for (const auto& document : documents) {
        if (document.kind != kind) continue;
        const auto count = counts.find(document.code);
        table.rows.push_back(
            {ui::link(address(document), document.title), document.publisher.empty() ? "not told" : document.publisher,
             ui::Cell{.text = document.published.empty() ? "not told"
                                                         : core::in_words(*core::parse_date(document.published)),
                      .classes = "cairn-unbroken"}});
        if (is_source)
            table.rows.back().push_back(ui::numeric(core::grouped(count == counts.end() ? 0 : count->second)));
    }
    return ui::scroll_area(is_source ? "Documents" : "Cited publications", ui::render(table));
}

constexpr std::size_t values_on_a_page = 50;

ui::Html values_of(db::ReadTx& tx, const std::vector<Observation>& observations, const ui::Pages& pages) {
    std::map<std::pair<std::string, int>, Indicator> indicators;
    for (auto& indicator : all_indicators(tx)) indicators[{indicator.code, indicator.version}] = indicator;
    std::map<std::string, std::string> areas;
    for (const auto& area : partnership::all_areas(tx)) areas[area.code] = area.name;
    ui::Table table{.head = {"Section", "Indicator", "Area", "Period", "Breakdown", ui::numeric("Value")},
                    .rows = {},
                    .first_cell_is_header = true};
    const auto end = std::min(pages.first() + pages.per_page, observations.size());
    for (std::size_t i = pages.first(); i < end; ++i) {
        const auto& o = observations[i];
        const auto& indicator = indicators.at({o.indicator, o.version});
        table.rows.push_back({o.section, ui::link(indicator_address(o.indicator), indicator.name), areas[o.area],
                              ui::Cell{.text = o.period.label(), .classes = "cairn-unbroken"},
                              breakdown_label(tx, o.breakdown), ui::numeric(linked_value(indicator, o))});
    }
    return ui::element("p", {{"class", "govuk-body"}}, ui::showing(pages, "value", "values")) +
           ui::scroll_area("Values taken from this document", ui::render(table)) + ui::pagination(pages);
}

}  // namespace

http::Response show_sources(const house::Services& services, const http::Request& request) {
    ui::Html content = ui::heading("Sources");
    services.database.read([&](db::ReadTx& tx) {
        const auto documents = partnership::all_documents(tx);
        if (documents.empty()) {
            content += ui::render(ui::InsetText{.text = "No document has been recorded yet."});
            return;
        }
        const auto counts = values_by_document(tx);
        content +=
            ui::element("p", {{"class", "govuk-body"}}, "The published documents that the record was taken from.");
        content += list_of(documents, "source", counts);
        content += ui::element("h2", {{"class", "govuk-heading-m"}}, "Publications that these cite");
        content += list_of(documents, "cited", counts);
    });
    return {.body = ui::page(house::shell(services, request),
                             {.title = "Sources", .content = content, .section = "/sources", .is_section_front = true})
                        .str()};
}

http::Response show_source(const house::Services& services, const http::Request& request) {
    const std::string code{request.parameters.get("code")};
    ui::Html content;
    std::string title;
    services.database.read([&](db::ReadTx& tx) {
        const auto document = partnership::find_document(tx, code);
        if (!document) return;
        title = document->title;
        content = ui::heading(document->title, "Source");
        std::vector<ui::SummaryRow> rows;
        const auto add = [&](const char* key, const std::string& value) {
            rows.push_back({.key = key, .value = value.empty() ? "not told" : value});
        };
        add("Publisher", document->publisher);
        add("Published", document->published.empty() ? "" : core::in_words(*core::parse_date(document->published)));
        if (!document->covers.empty()) add("Reports on", document->covers);
        if (!document->note.empty()) add("Note", document->note);
        content += ui::render(ui::SummaryList{.rows = rows});
        const auto observations = seen(tx, sees_all(services, request), observations_from(tx, code));
        content += ui::element("h2", {{"class", "govuk-heading-m"}}, "Values taken from this document");
        content += observations.empty()
                       ? ui::render(ui::InsetText{.text = "No value was taken from it."})
                       : values_of(tx, observations, pages_of(request, observations.size(), values_on_a_page));
    });
    if (title.empty()) return http::error(404, "There is no such document.");
    return {.body = ui::page(house::shell(services, request),
                             {.title = title,
                              .content = content,
                              .breadcrumbs = {{.text = "Sources", .href = "/sources"}, {.text = title}},
                              .section = "/sources",
                              .width = ui::Width::full})
                        .str()};
}

}  // namespace scorecard
