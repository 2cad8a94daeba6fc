#include "core/london.h"
#include "platform/registers/commands.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/told.h"
#include "platform/registers/past.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/layout.h"

// Who changed what in a register, by day: one row for each thing that somebody did.
namespace registers {
namespace {

struct Between {
    AskedDay from, to;
    ui::FieldErrors errors = {};
};

Between read_between(const Call& call) {
    const auto today = today_of(call);
    Between between{.from = read_past_day(call.request.query, today, "from"),
                    .to = read_past_day(call.request.query, today, "to")};
    for (const auto& [name, day] : {std::pair{"from", &between.from}, std::pair{"to", &between.to}})
        if (!day->problem.empty()) between.errors.add(name, day->problem);
    if (between.from.day && between.to.day && *between.to.day < *between.from.day)
        between.errors.add("to", "The last day must be the first day or later");
    return between;
}

ui::Html day_box(const char* name, const char* label, const AskedDay& day, const ui::FieldErrors& errors) {
    return ui::element("div", {{"class", "cairn-filter__field"}},
                       ui::render(ui::Input{.name = name,
                                            .label = {.text = label},
                                            .hint = ui::Hint{.text = "For example, 31/3/2026"},
                                            .error = ui::error_for(errors, name),
                                            .value = day.day ? core::in_words(*day.day) : day.typed,
                                            .classes = "govuk-input--width-10"}));
}

ui::Html filter(const Call& call, const Between& between) {
    const auto at = address_of(call.entity) + "/changes";
    return ui::element(
        "form",
        {{"method", "get"}, {"action", at}, {"class", "cairn-filter"}, {"role", "search"}, {"aria-label", "Days"}},
        ui::element("div", {{"class", "cairn-filter__fields"}},
                    day_box("from", "First day", between.from, between.errors) +
                        day_box("to", "Last day", between.to, between.errors)) +
            ui::element(
                "div", {{"class", "govuk-button-group"}},
                ui::render(ui::Button{.text = "Show", .classes = "govuk-button--secondary"}) + link(at, "Clear")));
}

ui::Html told_deed(const Call& call, const Deed& deed, const Titles& titles) {
    ui::Html items;
    for (const auto& one : deed.told) {
        ui::Html item =
            ui::Html{said(call.entity, one.event) + ": "} + link(address_of(call.entity, one.id), one.title);
        // Of one record, what changed; of many, each record's own history says it.
        if (deed.told.size() == 1 && deed.more == 0 && !one.event.kind.ends_with(".added"))
            item += told_changes(call.entity, one.id, one.event, titles);
        items += ui::element("li", {}, item);
    }
    if (deed.more > 0) items += ui::element("li", {}, "and " + counted(call.entity, deed.more) + " more");
    return ui::element("ul", {{"class", "govuk-list"}}, items);
}

ui::Html table_of_deeds(const Call& call, Reader& reader, const std::vector<Deed>& deeds) {
    Titles titles;
    for (const auto& deed : deeds)
        for (const auto& one : deed.told) want_changes(call.entity, one.event, titles);
    titles.load(reader);
    ui::Table table{.head = {"When", "Who", "What", "Why"}, .rows = {}};
    for (const auto& deed : deeds)
        if (!deed.told.empty())
            table.rows.push_back({moment(core::iso(deed.process.at)), deed.process.actor, told_deed(call, deed, titles),
                                  deed.process.reason});
    if (table.rows.empty())
        return ui::render(ui::EmptyState{.title = "Nothing was changed",
                                         .content = paragraph("Nobody changed anything on these days that is for you "
                                                              "to see. Choose other days, or clear them.")});
    return ui::scroll_area("Changes", ui::render(table));
}

}  // namespace

http::Response show_changes(const Call& call) {
    const auto between = read_between(call);
    const auto page = read_query(call.entity, call.request.query).page;
    const auto title = "Changes of " + call.entity.many;
    return call.read([&](Reader& reader) {
        ui::Html content = ui::heading("Who changed what", capital(call.entity.many)) + filter(call, between);
        if (between.errors.empty()) {
            auto deeds = reader.deeds(call.entity, {.from = between.from.day, .to = between.to.day, .page = page});
            const bool has_next = deeds.size() > deeds_on_a_page;
            if (has_next) deeds.pop_back();
            content += table_of_deeds(call, reader, deeds);
            ui::Pagination pagination;
            const auto at = [&](std::size_t number) {
                std::vector<std::pair<std::string, std::string>> pairs;
                if (between.from.day) pairs.emplace_back("from", core::iso(*between.from.day));
                if (between.to.day) pairs.emplace_back("to", core::iso(*between.to.day));
                if (number > 1) pairs.emplace_back("page", std::to_string(number));
                return http::url(address_of(call.entity) + "/changes", pairs);
            };
            if (page > 1) pagination.previous = ui::PaginationLink{.href = at(page - 1)};
            if (has_next) pagination.next = ui::PaginationLink{.href = at(page + 1)};
            if (page > 1 || has_next) content += ui::render(pagination);
        }
        auto response = respond(call, {.title = title,
                                       .content = content,
                                       .errors = between.errors,
                                       .breadcrumbs = trail(call),
                                       .width = ui::Width::wide});
        if (!between.errors.empty()) response.status = 422;
        return response;
    });
}

}  // namespace registers
