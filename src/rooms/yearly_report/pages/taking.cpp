#include "rooms/yearly_report/pages/taking.h"

#include "platform/db/db.h"
#include "platform/publish/formats.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/yearly_report/pages/report.h"

namespace yearly_report {

core::Result<Public> report_of(const house::Services& services, const Asked& wanted, Kind kind) {
    const auto year = core::ReportingYear::parse(wanted.year);
    if (!year) return core::refuse(core::Reason::not_found, "A reporting year is written as 2024-25.");
    core::Result<Report> report;
    disclosure::Masks masks;
    services.database.read([&](db::ReadTx& tx) {
        report = write_kind(tx, kind, wanted.partnership, *year);
        if (report) masks = public_masks(tx, report->document);
    });
    if (!report) return core::refuse(core::Reason::not_found, report.error().for_user);
    return Public{std::move(*report), std::move(masks)};
}

ui::Html to_page(const publish::Disclosed<publish::Document>& document) {
    return publish::blocks_to_html(document, publish::FigureLinks::to_pages);
}

namespace {

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

/// The document that the address asks for; empty for an unknown word.
std::optional<Kind> kind_of(const http::Request& request) {
    const std::string word{request.parameters.get("kind")};
    return word.empty() ? std::optional{Kind::yearly} : parse_kind(word);
}

/// Where a document of the report is taken along from.
std::string base_of(const Asked& wanted, Kind kind) {
    return kind == Kind::yearly ? address(wanted) : address(wanted, "as/" + std::string{word(kind)});
}

http::Response no_such_kind() {
    return http::error(404, "The record gives the yearly report, its cover report and a short version.");
}

/// Every table as a file of its own; each has its caption for a name.
http::Response csv_page(const house::Services& services, const http::Request& request, const Asked& wanted, Kind kind,
                        const publish::Disclosed<publish::Document>& document) {
    ui::Html items;
    for (const auto& file : publish::to_csv(document))
        items += ui::element(
            "li", {},
            ui::element("a",
                        {{"class", "govuk-link"}, {"href", base_of(wanted, kind) + "/csv/" + http::encode(file.path)}},
                        file.path));
    const ui::Html content =
        ui::heading("Tables and figures as CSV") +
        ui::element("p", {{"class", "govuk-body"}},
                    "Each table is a file. figures.csv holds every figure with its value, base and "
                    "source; csv-metadata.json describes the columns of them all (CSV on the Web).") +
        ui::element("ul", {{"class", "govuk-list"}}, items);
    return {.body = ui::page(house::shell(services, request),
                             {.title = "Tables and figures as CSV: " + document->title,
                              .content = content,
                              .breadcrumbs = {{.text = "Yearly reports", .href = "/reports"},
                                              {.text = wanted.year, .href = address(wanted)}},
                              .section = "/reports",
                              .width = ui::Width::two_thirds})
                        .str()};
}

}  // namespace

ui::Html downloads(const std::string& base) {
    ui::Html items;
    for (const auto format : publish::all_formats())
        if (publish::can_write(format))
            items += ui::element(
                "li", {},
                ui::element("a", {{"class", "govuk-link"}, {"href", base + "/" + std::string{publish::word(format)}}},
                            label(format)));
    return ui::element("ul", {{"class", "govuk-list cairn-downloads"}}, items);
}

/// The newest published version; empty: none is.
std::string published_number(const house::Services& services, const Asked& wanted) {
    const auto year = core::ReportingYear::parse(wanted.year);
    std::string number;
    if (year)
        services.database.read([&](db::ReadTx& tx) {
            const auto work = find_work(tx, wanted.partnership, *year);
            const auto versions = work ? versions_of(tx, work->id) : std::vector<Version>{};
            if (!versions.empty()) number = std::to_string(versions.front().number);
        });
    return number;
}

http::Response show_companion(const house::Services& services, const http::Request& request) {
    const Asked wanted = asked(request);
    const auto kind = kind_of(request);
    if (!core::ReportingYear::parse(wanted.year) || !kind) return no_such_kind();
    if (*kind == Kind::yearly) return http::redirect(address(wanted));
    if (const auto number = published_number(services, wanted); !number.empty())
        return http::redirect(address(wanted, "versions/" + number + "/as/" + std::string{word(*kind)}));
    const auto report = report_of(services, wanted, *kind);
    if (!report) return http::error(404, report.error().for_user);
    const auto document = report->document();
    const auto content =
        ui::render(ui::Details{.summary = "Download this document", .content = downloads(base_of(wanted, *kind))});
    return shown(services, request,
                 {.title = document->title,
                  .content = to_page(document) + content,
                  .breadcrumbs = trail(wanted, document->title)});
}

http::Response download_report(const house::Services& services, const http::Request& request) {
    const Asked wanted = asked(request);
    const auto kind = kind_of(request);
    if (!kind) return no_such_kind();
    const auto format = publish::parse_format(request.parameters.get("format"));
    if (!format) return http::error(404, "The report is written as html, pdf, docx, xlsx, csv or json.");
    const auto report = report_of(services, wanted, *kind);
    if (!report) return http::refused(report.error());
    if (*format == publish::Format::csv) return csv_page(services, request, wanted, *kind, report->document());
    const auto stem = stem_of(*kind, *core::ReportingYear::parse(wanted.year));
    const bool prints = *format == publish::Format::pdf || *format == publish::Format::docx;
    auto files = prints ? publish::printed(report->document(), *format, stem)
                        : publish::write(report->document(), *format, stem);
    if (!files) return http::refused(files.error());
    auto& file = files->front();
    return http::download(std::string{publish::content_type(*format)}, file.path, std::move(file.bytes));
}

http::Response download_csv(const house::Services& services, const http::Request& request) {
    const auto kind = kind_of(request);
    if (!kind) return no_such_kind();
    const auto report = report_of(services, asked(request), *kind);
    if (!report) return http::refused(report.error());
    for (auto& file : publish::to_csv(report->document())) {
        if (file.path != request.parameters.get("file")) continue;
        const bool metadata = file.path.ends_with(".json");
        return http::download(
            std::string{metadata ? "application/csvm+json" : publish::content_type(publish::Format::csv)}, file.path,
            std::move(file.bytes));
    }
    return http::error(404, "The report has no table of this name.");
}

}  // namespace yearly_report
