#include <algorithm>
#include <array>

#include "core/london.h"
#include "platform/packs/load.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/front/pages/pages.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/yearly_report.h"

namespace front {
namespace {

/// What the first page tells of each area: the stock counts and the activity that partners ask for first.
constexpr std::array<const char*, 8> leading{
    "children-in-need", "child-protection-plans", "children-looked-after",  "care-leavers",
    "referrals",        "section-47-enquiries",   "early-help-assessments", "initial-child-protection-conferences"};

/// The latest total of an indicator in an area, by its newest definition.
std::optional<scorecard::Observation> latest(const std::vector<scorecard::Observation>& all, const std::string& code,
                                             int version) {
    std::optional<scorecard::Observation> best;
    for (const auto& o : all)
        if (o.indicator == code && o.version == version && o.breakdown.empty() && o.value &&
            (!best || o.period > best->period || (o.period == best->period && scorecard::preferred(o, *best))))
            best = o;
    return best;
}

ui::TableCell figure_cell(scorecard::Tracer& tracer, const std::vector<scorecard::Observation>& all,
                          const scorecard::Indicator& indicator) {
    const auto o = latest(all, indicator.code, indicator.version);
    if (!o) return ui::numeric(ui::element("span", {{"class", "govuk-hint"}}, "not published"));
    const auto figure = tracer.trace(indicator, *o);
    return ui::numeric(ui::link(figures::address(figure), figures::shown(figure)) +
                       ui::element("span", {{"class", "cairn-period"}}, figure.period_label));
}

ui::Html leading_figures(db::ReadTx& tx, const partnership::Partnership& home) {
    const auto areas = partnership::footprint(tx, home);
    scorecard::Tracer tracer{tx};
    std::vector<std::vector<scorecard::Observation>> observations;
    ui::Table table{.head = {"Indicator"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& area : areas) {
        if (area.kind == "partnership") continue;
        table.head.push_back(ui::numeric(area.name));
        observations.push_back(scorecard::as_public(tx, scorecard::observations_in(tx, area.code)));
    }
    for (const auto* code : leading) {
        const auto versions = scorecard::versions_of(tx, code);
        if (versions.empty()) continue;
        const auto& indicator = versions.back();
        std::vector<ui::TableCell> row{ui::link("/scorecard/indicators/" + indicator.code, indicator.name)};
        for (const auto& of_area : observations) row.push_back(figure_cell(tracer, of_area, indicator));
        table.rows.push_back(std::move(row));
    }
    return ui::scroll_area("Latest figures", ui::render(table));
}

ui::Html where_to_go(db::ReadTx& tx, const partnership::Partnership& home) {
    const auto years = yearly_report::years_of(tx, home.code);
    ui::Html items;
    const auto item = [&](const std::string& address, const std::string& text, const std::string& about) {
        items +=
            ui::element("li", {}, ui::link(address, text) + ui::element("span", {{"class", "cairn-about"}}, about));
    };
    if (!years.empty())
        item("/reports/" + home.code + "/" + years.front().code(), "Yearly report " + years.front().code(),
             "The whole report, written from the record.");
    item("/scorecard", "Scorecard", "Every indicator: search it, see its trend, its breakdowns and its sources.");
    item("/scorecard/compare", "Compare areas", "Two areas side by side, where they can be compared.");
    item("/sources", "Sources", "The documents that the record was taken from.");
    return ui::element("ul", {{"class", "govuk-list cairn-ways"}}, items);
}

}  // namespace

http::Response show_home(const house::Services& services, const http::Request& request) {
    ui::Html content;
    services.database.read([&](db::ReadTx& tx) {
        const auto home = scorecard::home_partnership(tx);
        content = ui::heading(home ? home->name : "Cairn");
        if (!home) {
            content += ui::element("p", {{"class", "govuk-body-l"}}, "The store is empty.") +
                       ui::element("p", {{"class", "govuk-body"}},
                                   "Load a pack to begin: cairn load data/packs/leicestershire-rutland");
            return;
        }
        content += ui::element(
            "p", {{"class", "govuk-body-l"}},
            "Each figure leads to the records behind it, and each record to the document and section that tell it.");
        content += where_to_go(tx, *home);
        content += ui::element("h2", {{"class", "govuk-heading-l"}}, "Latest figures");
        content += leading_figures(tx, *home);
        if (const auto load = packs::last_load_of_all(tx))
            content +=
                ui::element("p", {{"class", "govuk-body-s"}},
                            "Last loaded: " + load->title + ", " +
                                core::in_words(*core::parse_instant(load->loaded_at)) + " by " + load->loaded_by + ".");
    });
    return {.body = ui::page(house::shell(services, request),
                             {.title = "Home", .content = content, .section = "/", .is_section_front = true})
                        .str()};
}

}  // namespace front
