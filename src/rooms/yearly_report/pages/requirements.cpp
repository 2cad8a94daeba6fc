#include "platform/db/db.h"
#include "platform/ui/layout.h"
#include "rooms/yearly_report/making/requirement_map.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/report.h"

namespace yearly_report {

http::Response show_requirements(const house::Services& services, const http::Request& request) {
    const auto wanted = asked(request);
    const auto year = core::ReportingYear::parse(wanted.year);
    if (!year) return http::error(404, "A reporting year is written as 2024-25.");
    core::Result<Report> report;
    services.database.read([&](db::ReadTx& tx) { report = write(tx, wanted.partnership, *year); });
    if (!report) return http::error(404, report.error().for_user);
    ui::Table table{.head = {"The report shows", "Met by", "State"}, .rows = {}, .first_cell_is_header = true};
    std::size_t gaps = 0;
    for (const auto& met : requirement_map(*report, *year)) {
        const auto& one = *met.requirement;
        std::vector<ui::Html> sections;
        for (const auto* part : met.parts)
            sections.push_back(ui::link(address(wanted, "sections/" + part->section.slug), part->section.title) +
                               ui::Html{part->state == PartState::gap ? " (empty)" : ""});
        gaps += met.state == MetBy::sections ? 0 : 1;
        const std::string source =
            std::string{core::instrument(one.source.instrument).title} + ", " + std::string{one.source.provision};
        table.rows.push_back(
            {ui::Html{std::string{one.code} + ": " + std::string{one.what}} +
                 ui::element("p", {{"class", "govuk-hint govuk-!-margin-bottom-0"}},
                             std::string{one.duty == Duty::must ? "Must. " : "Should. "} + source + ". " +
                                 std::string{one.verified} +
                                 (one.condition.empty() ? "" : ". Applies " + std::string{one.condition}) + "."),
             sections.empty() ? ui::Html{"No section"}
                              : bullets(sections) + ui::Html{std::to_string(met.figures) + " figures"},
             ui::render(ui::Tag{.text = met.state == MetBy::sections ? "Met" : "Gap",
                                .classes = met.state == MetBy::sections ? "govuk-tag--green" : "govuk-tag--orange"})});
    }
    const ui::Html content = ui::heading("What the law asks of the report", report->document.title) +
                             paragraph("The law and guidance in force on " + core::in_words(year->last()) +
                                       ", the last day of the year reported. " +
                                       (gaps == 0 ? "Every requirement is met by a section."
                                                  : std::to_string(gaps) + (gaps == 1 ? " requirement has a gap."
                                                                                      : " requirements have a gap."))) +
                             scrolling("Requirements", table);
    return shown(services, request,
                 {.title = "What the law asks of the report: " + report->document.title,
                  .content = content,
                  .breadcrumbs = trail(wanted, "Requirements")});
}

}  // namespace yearly_report
