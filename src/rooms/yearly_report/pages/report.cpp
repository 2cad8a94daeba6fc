#include "rooms/yearly_report/pages/report.h"

#include "platform/publish/disclose.h"
#include "platform/publish/formats.h"
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

/// A report as everyone may read it: the Department for Education's rule, unless these pages are told another.
struct Public {
    publish::Disclosed<publish::Document> document;
    core::Faults faults;
};

core::Result<Public> report_of(const house::Services& services, const Asked& wanted) {
    const auto year = core::ReportingYear::parse(wanted.year);
    if (!year) return core::refuse(core::Reason::not_found, "A reporting year is written as 2024-25.");
    core::Result<Report> report;
    disclosure::Masks masks;
    services.database.read([&](db::ReadTx& tx) {
        report = write(tx, wanted.partnership, *year);
        if (report) masks = masks_of(tx, report->document, *disclosure::find_profile(disclosure::default_profile));
    });
    if (!report) return core::refuse(core::Reason::not_found, report.error().for_user);
    return Public{publish::disclose(std::move(report->document), masks), std::move(report->faults)};
}

std::string report_address(const Asked& wanted) {
    return "/reports/" + http::encode(wanted.partnership) + "/" + http::encode(wanted.year);
}

std::string address(const Asked& wanted, std::string_view rest) {
    return report_address(wanted) + "/" + std::string{rest};
}

const char* label(publish::Format format) {
    switch (format) {
        case publish::Format::html:
            return "Download as one HTML file";
        case publish::Format::pdf:
            return "Download as PDF";
        case publish::Format::docx:
            return "Download as a Word draft (DOCX)";
        case publish::Format::xlsx:
            return "Download tables and figures as a workbook (XLSX)";
        case publish::Format::csv:
            return "Tables and figures as CSV";
        case publish::Format::json:
            return "Download as JSON";
    }
    return "";
}

/// What this machine can write: PDF and DOCX only where their programs are.
ui::Html downloads(const Asked& wanted) {
    ui::Html items;
    for (const auto format : publish::all_formats())
        if (publish::can_write(format))
            items += ui::element(
                "li", {},
                ui::element("a", {{"class", "govuk-link"}, {"href", address(wanted, publish::word(format))}},
                            label(format)));
    return ui::element("ul", {{"class", "govuk-list cairn-downloads"}}, items);
}

ui::Html faults_of(const core::Faults& faults) {
    if (faults.empty()) return {};
    ui::Html items;
    for (const auto& fault : faults) items += ui::element("li", {}, core::sentence(fault));
    return ui::render(ui::WarningText{.text = "Parts of the narrative stand for nothing in the record."}) +
           ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
}

/// Every table as a file of its own; each has its caption for a name.
http::Response csv_page(const house::Services& services, const http::Request& request, const Asked& wanted,
                        const publish::Disclosed<publish::Document>& document) {
    ui::Html items;
    for (const auto& file : publish::to_csv(document))
        items += ui::element(
            "li", {},
            ui::element("a", {{"class", "govuk-link"}, {"href", address(wanted, "csv/" + http::encode(file.path))}},
                        file.path));
    const ui::Html content =
        ui::heading("Tables and figures as CSV") +
        ui::element("p", {{"class", "govuk-body"}},
                    "Each table of the report is a file. figures.csv holds every figure with its value, base and "
                    "source; csv-metadata.json describes the columns of them all (CSV on the Web).") +
        ui::element("ul", {{"class", "govuk-list"}}, items);
    return {.body = ui::page(house::shell(services, request),
                             {.title = "Tables and figures as CSV: " + document->title,
                              .content = content,
                              .breadcrumbs = {{.text = "Yearly reports", .href = "/reports"},
                                              {.text = wanted.year, .href = report_address(wanted)}},
                              .section = "/reports",
                              .width = ui::Width::two_thirds})
                        .str()};
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
    ui::Html content = ui::element("p", {{"class", "govuk-body"}}, document->about) + downloads(wanted);
    const auto body = publish::blocks_to_html(document, publish::FigureLinks::to_pages);
    return {.body = ui::page(house::shell(services, request),
                             {.title = document->title,
                              .content = faults_of(report->faults) + body + content,
                              .breadcrumbs = {{.text = "Yearly reports", .href = "/reports"}, {.text = wanted.year}},
                              .section = "/reports"})
                        .str()};
}

http::Response download_report(const house::Services& services, const http::Request& request) {
    const Asked wanted = asked(request);
    const auto format = publish::parse_format(request.parameters.get("format"));
    if (!format) return http::error(404, "The report is written as html, pdf, docx, xlsx, csv or json.");
    const auto report = report_of(services, wanted);
    if (!report) return http::refused(report.error());
    if (*format == publish::Format::csv) return csv_page(services, request, wanted, report->document);
    auto files = publish::write(report->document, *format, "yearly-report-" + wanted.year);
    if (!files) return http::refused(files.error());
    auto& file = files->front();
    return http::download(std::string{publish::content_type(*format)}, file.path, std::move(file.bytes));
}

http::Response download_csv(const house::Services& services, const http::Request& request) {
    const auto report = report_of(services, asked(request));
    if (!report) return http::refused(report.error());
    for (auto& file : publish::to_csv(report->document)) {
        if (file.path != request.parameters.get("file")) continue;
        const bool metadata = file.path.ends_with(".json");
        return http::download(
            std::string{metadata ? "application/csvm+json" : publish::content_type(publish::Format::csv)}, file.path,
            std::move(file.bytes));
    }
    return http::error(404, "The report has no table of this name.");
}

}  // namespace yearly_report
