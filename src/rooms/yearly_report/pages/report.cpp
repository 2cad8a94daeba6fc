#include "rooms/yearly_report/pages/report.h"

#include <algorithm>

#include "platform/publish/disclose.h"
#include "platform/registers/entity.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/facts.h"
#include "rooms/yearly_report/making/archive.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/taking.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {
namespace {

ui::Html faults_of(const core::Faults& faults) {
    if (faults.empty()) return {};
    ui::Html items;
    for (const auto& fault : faults) items += ui::element("li", {}, core::sentence(fault));
    return ui::render(ui::WarningText{.text = "Parts of the narrative stand for nothing in the record."}) +
           ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
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
            for (const auto& year : reported_years(tx, partnership.code))
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
        ui::render(ui::Details{.summary = "Download this report", .content = downloads(address(wanted))}) +
        paragraph(ui::link(address(wanted, "as/child"), "The short version for children and young people") +
                  ui::Html{" · "} + ui::link(address(wanted, "as/cover"), "Cover report for committees")) +
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

}  // namespace yearly_report
