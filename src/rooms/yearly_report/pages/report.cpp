#include "rooms/yearly_report/pages/report.h"

#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {
namespace {

struct Asked {
    std::string partnership;
    std::string year;
};

Asked asked(const http::Request& request) {
    return {std::string{request.parameters.get("partnership")}, std::string{request.parameters.get("year")}};
}

core::Result<Report> report_of(const house::Services& services, const Asked& wanted) {
    const auto year = core::ReportingYear::parse(wanted.year);
    if (!year) return core::refuse(core::Reason::not_found, "A reporting year is written as 2024-25.");
    core::Result<Report> report;
    services.database.read([&](db::ReadTx& tx) { report = write(tx, wanted.partnership, *year); });
    if (!report) return core::refuse(core::Reason::not_found, report.error().for_user);
    return report;
}

ui::Html downloads(const Asked& wanted) {
    const std::string base = "/reports/" + http::encode(wanted.partnership) + "/" + http::encode(wanted.year) + "/";
    const auto link = [&](const char* format, const char* text) {
        return ui::element("li", {}, ui::link(base + format, text));
    };
    return ui::element("ul", {{"class", "govuk-list cairn-downloads"}},
                       link("html", "Download as one HTML file") + link("json", "Download as JSON"));
}

ui::Html faults_of(const Report& report) {
    if (report.faults.empty()) return {};
    ui::Html items;
    for (const auto& fault : report.faults) items += ui::element("li", {}, core::sentence(fault));
    return ui::render(ui::WarningText{.text = "Parts of the narrative stand for nothing in the record."}) +
           ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
}

}  // namespace

http::Response show_reports(const house::Services& services, const http::Request& request) {
    ui::Html content = ui::heading("Yearly reports");
    services.database.read([&](db::ReadTx& tx) {
        ui::Html sections;
        for (const auto& partnership : partnership::all_partnerships(tx)) {
            ui::Html items;
            for (const auto& year : years_of(tx, partnership.code))
                items += ui::element(
                    "li", {},
                    ui::link("/reports/" + partnership.code + "/" + year.code(), "Yearly report " + year.code()));
            if (items.empty()) continue;
            sections += ui::element("h2", {{"class", "govuk-heading-m"}}, partnership.name) +
                        ui::element("ul", {{"class", "govuk-list"}}, items);
        }
        content += sections.empty() ? ui::render(ui::InsetText{.text = "No partnership has figures yet."}) : sections;
    });
    return {.body = ui::page(house::shell(services, request), {.title = "Yearly reports",
                                                               .content = content,
                                                               .section = "/reports",
                                                               .is_section_front = true,
                                                               .width = ui::Width::two_thirds})
                        .str()};
}

http::Response show_report(const house::Services& services, const http::Request& request) {
    const Asked wanted = asked(request);
    const auto report = report_of(services, wanted);
    if (!report) return http::refused(report.error());
    const auto& document = report->document;
    ui::Html content = ui::element("p", {{"class", "govuk-body"}}, document.about) + downloads(wanted);
    const auto body = publish::blocks_to_html(document, publish::FigureLinks::to_pages);
    return {.body = ui::page(house::shell(services, request),
                             {.title = document.title,
                              .content = faults_of(*report) + body + content,
                              .breadcrumbs = {{.text = "Yearly reports", .href = "/reports"}, {.text = wanted.year}},
                              .section = "/reports"})
                        .str()};
}

http::Response download_report(const house::Services& services, const http::Request& request) {
    const Asked wanted = asked(request);
    const auto report = report_of(services, wanted);
    if (!report) return http::refused(report.error());
    const std::string name = "yearly-report-" + wanted.year;
    const std::string format{request.parameters.get("format")};
    if (format == "html")
        return http::download("text/html; charset=utf-8", name + ".html", publish::to_html(report->document));
    if (format == "json") return http::download("application/json", name + ".json", publish::to_json(report->document));
    return http::error(404, "The report is written as html or json.");
}

}  // namespace yearly_report
