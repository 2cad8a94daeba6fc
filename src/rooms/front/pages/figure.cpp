#include "core/london.h"
#include "platform/db/db.h"
#include "platform/figures/interval.h"
#include "platform/rights/doorkeeper.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/front/pages/pages.h"
#include "rooms/scorecard/scorecard.h"

namespace front {
namespace {

ui::Html facts(const figures::Figure& figure) {
    std::vector<ui::SummaryRow> rows;
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) rows.push_back({.key = key, .value = value});
    };
    add("What it tells", figure.definition.description);
    add("Numerator", figure.definition.numerator);
    add("Base", figures::base(figure));
    add("Interval", figures::interval_in_words(figure));
    add("Area", figure.area_name);
    add("Period", figure.period_label);
    add("Breakdown", figure.breakdown_label);
    add("How it was computed", figure.computed);
    add("Rounding", figure.rounding);
    add("Source return", figure.definition.source_return);
    add("Definition", figure.definition.version.empty() ? "" : "Version " + figure.definition.version);
    return ui::render(ui::SummaryList{.rows = rows});
}

std::string loaded(const figures::Origin& origin) {
    if (origin.loaded_by.empty()) return {};
    const auto at = core::parse_instant(origin.loaded_at);
    return (at ? core::in_words(*at) : origin.loaded_at) + " by " + origin.loaded_by + ", with the pack " + origin.pack;
}

ui::Html record(const figures::Origin& origin, std::size_t number, std::size_t of) {
    std::vector<ui::SummaryRow> rows;
    const auto add = [&](const char* key, const ui::Html& value) {
        if (!value.empty()) rows.push_back({.key = key, .value = value});
    };
    add("Record", origin.address.empty() ? ui::Html{origin.record} : ui::link(origin.address, origin.record));
    add("Value as recorded", origin.value);
    if (!origin.document.empty()) add("Document", ui::link("/sources/" + http::encode(origin.document), origin.title));
    add("Section", origin.section);
    add("Passage", origin.passage);
    add("Status", origin.status);
    const auto taken = core::parse_date(origin.extracted_on);
    add("Taken from the document", taken ? core::in_words(*taken) : origin.extracted_on);
    add("Loaded", loaded(origin));
    add("Note", origin.note);
    const std::string title = of == 1 ? "The record" : "Record " + std::to_string(number) + " of " + std::to_string(of);
    return ui::render(ui::SummaryList{.rows = rows, .card = ui::SummaryCard{.title = title}});
}

/// Where the figure stands: the page of all its values, when there is one.
std::vector<ui::Breadcrumb> trail(const figures::Figure& figure) {
    std::vector<ui::Breadcrumb> crumbs{{.text = "Scorecard", .href = "/scorecard"}};
    if (!figure.definition.address.empty())
        crumbs.push_back({.text = figure.definition.name, .href = figure.definition.address});
    crumbs.push_back({.text = "Figure"});
    return crumbs;
}

}  // namespace

http::Response show_figure(const house::Services& services, const http::Request& request) {
    const std::string id{request.parameters.get("id")};
    std::optional<figures::Figure> figure;
    const bool all = services.door != nullptr && services.door->may(request, "scorecard.read_small");
    services.database.read([&](db::ReadTx& tx) {
        figure = services.figure(tx, id);
        if (figure && !all) figure = scorecard::as_public(tx, *figure);
    });
    if (!figure)
        return http::error(404, "There is no such figure. It may have been told by a record that has been replaced.");
    ui::Html content = ui::heading(figure->label, "Figure");
    content += ui::element("p", {{"class", "cairn-big-figure"}}, figures::shown(*figure));
    if (!figure->value)
        content +=
            ui::render(ui::InsetText{.text = "There is no value. The reason recorded: " + figure->missing + "."});
    content += facts(*figure);
    content += ui::element("h2", {{"class", "govuk-heading-l"}}, "Where it comes from");
    for (std::size_t i = 0; i < figure->origins.size(); ++i)
        content += record(figure->origins[i], i + 1, figure->origins.size());
    content += ui::element("p", {{"class", "govuk-body-s"}}, "Figure " + figure->id);
    return {.body = ui::page(house::shell(services, request), {.title = figure->label,
                                                               .content = content,
                                                               .breadcrumbs = trail(*figure),
                                                               .section = "/scorecard"})
                        .str()};
}

}  // namespace front
