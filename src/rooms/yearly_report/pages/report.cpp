#include "rooms/yearly_report/pages/report.h"

#include <algorithm>

#include "platform/publish/disclose.h"
#include "platform/publish/formats.h"
#include "platform/registers/entity.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/facts.h"
#include "rooms/yearly_report/making/archive.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {
namespace {

/// A draft, and what of it everyone may read: by the Department for Education's rule, unless these pages are told
/// another.
struct Public {
    Report draft;
    disclosure::Masks masks;

    publish::Disclosed<publish::Document> document() const { return publish::disclose(draft.document, masks); }
};

core::Result<Public> report_of(const house::Services& services, const Asked& wanted, Kind kind = Kind::yearly) {
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
                                              {.text = wanted.year, .href = address(wanted)}},
                              .section = "/reports",
                              .width = ui::Width::two_thirds})
                        .str()};
}

}  // namespace

namespace {

/// The registers that the reports are written from and made with, for those who may see them.
ui::Html registers_part(const house::Services& services, const http::Request& request) {
    if (services.door == nullptr || !services.door->may(request, "yearly_report.read")) return {};
    std::vector<ui::Html> items;
    auto all = registers_of_room();
    all.insert(all.end(), workflow_registers().begin(), workflow_registers().end());
    for (const auto* entity : all) {
        std::string label = entity->many;
        label.front() = static_cast<char>(label.front() - 'a' + 'A');
        items.push_back(ui::link(registers::address_of(*entity), label) + ui::Html{": " + entity->meaning});
    }
    return ui::element("h2", {{"class", "govuk-heading-m"}}, "What the reports are written from") + bullets(items);
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
    content += registers_part(services, request);
    return {.body = ui::page(house::shell(services, request), {.title = "Yearly reports",
                                                               .content = content,
                                                               .section = "/reports",
                                                               .is_section_front = true,
                                                               .width = ui::Width::two_thirds})
                        .str()};
}

namespace {

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

ui::Html contents(const Report& report, const Asked& wanted) {
    std::vector<ui::Html> items;
    for (const auto& part : report.parts)
        if (chapter_of(report, part.section.slug) == part.section.slug)
            items.push_back(ui::link(address(wanted, "sections/" + part.section.slug), part.section.title));
    return ui::element("nav", {{"aria-label", "Sections, a page each"}}, bullets(items));
}

ui::Html work_link(const house::Services& services, const http::Request& request, const Asked& wanted) {
    if (services.door == nullptr || !services.door->may(request, DraftIt::text)) return {};
    return paragraph(ui::link(address(wanted, "work"), "This report in the making"));
}

}  // namespace

http::Response show_chapter(const house::Services& services, const http::Request& request) {
    const Asked wanted = asked(request);
    const auto report = report_of(services, wanted);
    if (!report) return http::refused(report.error());
    const std::string slug{request.parameters.get("slug")};
    const auto chapter = chapter_of(report->draft, slug);
    if (chapter.empty()) return http::error(404, "The report has no such section.");
    if (chapter != slug) return http::redirect(address(wanted, "sections/" + chapter));
    const auto chapters = chapters_of(report->draft);
    const auto here =
        std::find_if(chapters.begin(), chapters.end(), [&](const Chapter& one) { return one.slug == slug; });
    const auto to = [&](const Chapter& other) {
        return ui::PaginationLink{.href = address(wanted, "sections/" + other.slug), .label = other.title};
    };
    ui::Pagination turning{};
    if (here != chapters.begin()) turning.previous = to(*(here - 1));
    if (here + 1 != chapters.end()) turning.next = to(*(here + 1));
    return shown(services, request,
                 {.title = here->title + ": " + report->draft.document.title,
                  .content = to_page(publish::disclose(here->document, report->masks, publish::Notes::where_withheld)) +
                             ui::render(turning),
                  .breadcrumbs = trail(wanted, here->title)});
}

http::Response show_companion(const house::Services& services, const http::Request& request) {
    const Asked wanted = asked(request);
    const auto year = core::ReportingYear::parse(wanted.year);
    const auto kind = parse_kind(request.parameters.get("kind"));
    if (!year || !kind)
        return http::error(404, "The record gives the yearly report, its cover report and a short version.");
    const auto report = report_of(services, wanted, *kind);
    if (!report) return http::error(404, report.error().for_user);
    const auto document = report->document();
    return shown(
        services, request,
        {.title = document->title, .content = to_page(document), .breadcrumbs = trail(wanted, document->title)});
}

http::Response show_report(const house::Services& services, const http::Request& request) {
    const Asked wanted = asked(request);
    if (const auto number = published_number(services, wanted); !number.empty())
        return http::redirect(address(wanted, "versions/" + number));
    const auto report = report_of(services, wanted);
    if (!report) return http::refused(report.error());
    const auto& document = report->draft.document;
    // What it is and how to take it along come between its title, which is its first block, and the long rest.
    auto title = without_blocks(document), body = without_blocks(document);
    title.blocks.push_back(document.blocks.front());
    body.blocks.assign(document.blocks.begin() + 1, document.blocks.end());
    const auto content =
        to_page(publish::disclose(title, report->masks, publish::Notes::where_withheld)) +
        faults_of(report->draft.faults) + ui::element("p", {{"class", "govuk-body-l"}}, document.about) +
        ui::render(ui::Details{.summary = "Download this report", .content = downloads(wanted)}) +
        paragraph(ui::link(address(wanted, "requirements"), "What the law asks, and where it is met")) +
        work_link(services, request, wanted) + ui::element("h2", {{"class", "govuk-heading-m"}}, "Section by section") +
        contents(report->draft, wanted) + to_page(publish::disclose(body, report->masks));
    return {.body = ui::page(house::shell(services, request),
                             {.title = document.title,
                              .content = content,
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
    if (*format == publish::Format::csv) return csv_page(services, request, wanted, report->document());
    const std::string stem = "yearly-report-" + wanted.year;
    const bool prints = *format == publish::Format::pdf || *format == publish::Format::docx;
    auto files = prints ? publish::printed(report->document(), *format, stem)
                        : publish::write(report->document(), *format, stem);
    if (!files) return http::refused(files.error());
    auto& file = files->front();
    return http::download(std::string{publish::content_type(*format)}, file.path, std::move(file.bytes));
}

http::Response download_csv(const house::Services& services, const http::Request& request) {
    const auto report = report_of(services, asked(request));
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
