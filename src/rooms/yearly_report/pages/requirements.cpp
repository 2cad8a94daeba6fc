#include <algorithm>

#include "core/date.h"
#include "platform/db/db.h"
#include "platform/publish/disclose.h"
#include "platform/registers/entity.h"
#include "platform/ui/layout.h"
#include "rooms/yearly_report/facts.h"
#include "rooms/yearly_report/making/requirement_map.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/report.h"
#include "rooms/yearly_report/store_judgements.h"

// What the law asks of a report, where it is met, by which figures and facts, and how that was judged.
namespace yearly_report {
namespace {

constexpr std::size_t most_listed = 60;

/// What this person may do here besides reading.
struct Rights {
    bool judges = false, reads_facts = false;
};

std::string colour_of(const std::string& verdict) {
    return verdict == "met" ? "govuk-tag--green" : verdict == "partly" ? "govuk-tag--yellow" : "govuk-tag--orange";
}

ui::Html sections_of(const Asked& wanted, const Met& met) {
    std::vector<ui::Html> sections;
    for (const auto* part : met.parts)
        sections.push_back(ui::link(address(wanted, "sections/" + part->section.slug), part->section.title) +
                           ui::Html{part->state == PartState::gap ? " (empty)" : ""});
    return sections.empty() ? paragraph("No section.") : bullets(sections);
}

/// The figures and facts behind it, each leading to its source.
ui::Html evidence_of(const Met& met, const disclosure::Masks& masks, const Rights& rights) {
    if (met.figures.empty() && met.facts.empty()) return paragraph("No figure and no fact of the record.");
    std::vector<ui::Html> figures, facts;
    for (const auto& one : met.figures) {
        if (figures.size() == most_listed) break;
        figures.push_back(ui::link(figures::address(one), one.label) +
                          ui::Html{": " + figures::shown(disclosure::treated(one, masks))});
    }
    for (const auto& one : met.facts) {
        if (facts.size() == most_listed) break;
        facts.push_back(rights.reads_facts
                            ? ui::link(registers::address_of(published_facts) + "/" + one.id, one.subject)
                            : ui::Html{one.subject});
    }
    const auto rest = [](std::size_t all) {
        return all > most_listed ? paragraph("And " + std::to_string(all - most_listed) + " more in its sections.")
                                 : ui::Html{};
    };
    ui::Html content;
    if (!figures.empty()) content += paragraph("Figures") + bullets(figures) + rest(met.figures.size());
    if (!facts.empty()) content += paragraph("Facts of the record") + bullets(facts) + rest(met.facts.size());
    return ui::render(ui::Details{
        .summary = std::to_string(met.figures.size()) + " figures, " + std::to_string(met.facts.size()) + " facts",
        .content = content});
}

ui::Html judgement_of(const Asked& wanted, const Met& met, const Rights& rights) {
    ui::Html html = ui::render(ui::Tag{.text = verdict_in_words(met.verdict()), .classes = colour_of(met.verdict())});
    const auto on = met.judged ? core::parse_date(met.judged->on) : std::nullopt;
    if (met.judged)
        html +=
            paragraph(met.judged->why + " Judged by " + met.judged->by + (on ? ", " + core::in_words(*on) : "") + ".");
    else
        html += paragraph("Proposed, not judged yet. " + met.because);
    if (met.doubtful())
        html += paragraph(ui::element("strong", {}, "To be looked at again.") +
                          ui::Html{" What the report tells now would be proposed as \"" +
                                   verdict_in_words(met.proposed) + "\". " + met.because});
    if (!rights.judges) return html;
    const std::string at = registers::address_of(requirement_judgements);
    return html +
           paragraph(met.judged
                         ? ui::link(at + "/" + met.judged->id, "The judgement of " + std::string{met.requirement->code})
                         : ui::link(http::url(at + "/new", {{"partnership", wanted.partnership},
                                                            {"year", wanted.year},
                                                            {"requirement", std::string{met.requirement->code}},
                                                            {"verdict", met.proposed},
                                                            {"why", met.because}}),
                                    "Judge " + std::string{met.requirement->code}));
}

std::string summary_of(const std::vector<Met>& map) {
    std::size_t met = 0, partly = 0, none = 0, open = 0;
    for (const auto& one : map) {
        met += one.verdict() == "met" ? 1 : 0;
        partly += one.verdict() == "partly" ? 1 : 0;
        none += one.verdict() == "not" ? 1 : 0;
        open += one.judged && !one.doubtful() ? 0 : 1;
    }
    return std::to_string(met) + " met, " + std::to_string(partly) + " met in part, " + std::to_string(none) +
           " not met." +
           (open == 0 ? ""
                      : " " + std::to_string(open) + (open == 1 ? " is" : " are") +
                            " still to be judged by a person, or to be looked at again.");
}

/// How far the cards themselves were checked: each mark once.
ui::Html marks_of(const std::vector<Met>& map) {
    std::vector<std::string_view> marks;
    for (const auto& one : map)
        if (std::find(marks.begin(), marks.end(), one.requirement->verified) == marks.end())
            marks.push_back(one.requirement->verified);
    std::vector<ui::Html> items;
    for (const auto mark : marks) {
        std::string codes;
        for (const auto& one : map)
            if (one.requirement->verified == mark)
                codes += (codes.empty() ? "" : ", ") + std::string{one.requirement->code};
        items.emplace_back(codes + ": " + std::string{mark});
    }
    return heading2("How far this list was checked against the law") + bullets(items);
}

}  // namespace

http::Response show_requirements(const house::Services& services, const http::Request& request) {
    const auto wanted = asked(request);
    const auto year = core::ReportingYear::parse(wanted.year);
    if (!year) return http::error(404, "A reporting year is written as 2024-25.");
    core::Result<Report> report;
    disclosure::Masks masks;
    std::vector<Judgement> judgements;
    services.database.read([&](db::ReadTx& tx) {
        report = write(tx, wanted.partnership, *year);
        if (!report) return;
        masks = public_masks(tx, report->document);
        judgements = judgements_of(tx, wanted.partnership, *year);
    });
    if (!report) return http::error(404, report.error().for_user);
    Rights rights;
    if (services.door != nullptr)
        rights = {services.door->may(request, registers::edit_permission(requirement_judgements)),
                  services.door->may(request, "yearly_report.read")};
    const auto map = requirement_map(*report, *year, judgements);
    ui::Table table{
        .head = {"The report shows", "Where, and by what", "Judgement"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& met : map) {
        const auto& one = *met.requirement;
        table.rows.push_back(
            {ui::Html{std::string{one.code} + ": " + std::string{one.what}} +
                 ui::element("p", {{"class", "govuk-hint govuk-!-margin-bottom-0"}},
                             std::string{one.duty == Duty::must ? "Must. " : "Should. "} + source_of(one) +
                                 (one.condition.empty() ? "" : ". Applies " + std::string{one.condition}) + "."),
             sections_of(wanted, met) + evidence_of(met, masks, rights), judgement_of(wanted, met, rights)});
    }
    const ui::Html content = ui::heading("What the law asks of the report", report->document.title) +
                             paragraph("The law and guidance in force on " + core::in_words(year->last()) +
                                       ", the last day of the year reported. " + summary_of(map)) +
                             scrolling("Requirements", table) + marks_of(map);
    return shown(services, request,
                 {.title = "What the law asks of the report: " + report->document.title,
                  .content = content,
                  .breadcrumbs = trail(wanted, "Requirements")});
}

}  // namespace yearly_report
