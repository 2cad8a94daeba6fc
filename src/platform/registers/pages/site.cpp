#include <memory>

#include "platform/registers/api/json.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/media.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/search.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"

// Pages about all registers at once.
namespace registers {
namespace {

http::Response page_of(const Context& context, const http::Request& request, const std::string& title,
                       const ui::Html& content) {
    return {
        .body =
            ui::page(shell_of(context, request), {.title = title, .content = content, .width = ui::Width::full}).str()};
}

std::string type_in_words(const Field& field) {
    switch (field.type) {
        case Type::text:
            return "Text";
        case Type::narrative:
            return "Text of several lines";
        case Type::date:
            return "Date";
        case Type::working_day_due:
            return "Date that is worked out: " + std::to_string(field.working_days) + " working days after " +
                   field.after;
        case Type::money:
            return "Money";
        case Type::count:
            return "Whole number";
        case Type::percentage:
            return "Percentage";
        case Type::choice:
            return "One choice";
        case Type::choices:
            return "Any number of choices";
        case Type::reference:
            return capital(field.refers_to->one);
        case Type::yes_no_not_known:
            return "Yes, no or not known";
        case Type::file:
            return "File: " + takes_in_words(field);
    }
    return {};
}

/// What each state means, and the steps that lead from it.
ui::Html states_table(const Entity& entity) {
    if (entity.lifecycle == nullptr) return {};
    const auto& field = entity.fields[*place_of_state(entity)];
    ui::Table table{.head = {"State", "Meaning", "Steps from here"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& state : entity.lifecycle->states) {
        Cells cells(entity.fields.size());
        cells[*place_of_state(entity)] = state.value;
        ui::Html steps;
        for (const auto* step : transitions_from(entity, cells))
            steps += ui::element("li", {},
                                 step->verb + ": " + shown(field, step->to) + "." +
                                     (step->source.empty() ? "" : " Source: " + step->source + "."));
        table.rows.push_back({shown(field, state.value), state.meaning,
                              steps.empty() ? ui::Html{"None"} : ui::element("ul", {{"class", "govuk-list"}}, steps)});
    }
    return ui::scroll_area("States of " + entity.many, ui::render(table));
}

ui::Html fields_table(const Entity& entity) {
    ui::Table table{.head = {"Field", "Name in files", "Type", "Meaning"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& field : entity.fields) {
        std::string meaning = field.hint;
        for (const auto& choice : field.choices) meaning += (meaning.empty() ? "" : " ") + choice.label + ".";
        if (!field.source.empty()) meaning += " Source: " + field.source + ".";
        table.rows.push_back({field.label, ui::element("code", {}, field.name),
                              type_in_words(field) + (field.need == Need::required ? ", required" : ""), meaning});
    }
    for (const auto& one : entity.worked_out)
        table.rows.push_back({one.field.label, ui::element("code", {}, one.field.name),
                              type_in_words(one.field) + ", worked out", one.field.hint});
    return ui::scroll_area(capital(entity.many), ui::render(table)) + states_table(entity);
}

http::Response show_glossary(const Context& context, const http::Request& request) {
    ui::Html content = ui::heading("Glossary");
    for (const auto* entity : context.entities) {
        content += ui::element("h2", {{"class", "govuk-heading-m"}, {"id", table_of(*entity)}}, capital(entity->one));
        content += paragraph(entity->meaning + (entity->source.empty() ? "" : " Source: " + entity->source + "."));
        content += fields_table(*entity);
    }
    return page_of(context, request, "Glossary", content);
}

http::Response show_api(const Context& context, const http::Request& request) {
    ui::Html content = ui::heading("The API");
    content += paragraph(
        ui::Html{"Every register can be read and written by programs, as JSON, by those who may do so on its pages. "} +
        link("/api/openapi.json", "The OpenAPI 3.1 document"));
    const auto code = [](const char* text) { return ui::element("code", {}, text); };
    content += ui::element("h2", {{"class", "govuk-heading-m"}}, "How a program signs in and writes");
    content += paragraph(ui::Html{"A program works in the session of a person: it sends that session's cookie. Before "
                                  "it changes anything it asks for "} +
                         code("GET /api/token") + ui::Html{" and sends what that answers in the header "} +
                         code("X-Form-Token") + ui::Html{" with every POST; without it nothing is written."});
    content +=
        paragraph(ui::Html{"Every refusal is "} + code("{\"error\": \"a sentence\"}") + ui::Html{", with "} +
                  code("problems") + ui::Html{" field by field where something sent is not right, and "} + code("now") +
                  ui::Html{", the record as it is, where someone else has changed it. 401: nobody is signed in. "
                           "403: not for this person, or no token. 404: no such record. 409: changed since. 413: "
                           "too large. 422: problems. 429: too much in a minute."});
    for (const auto* entity : context.entities) {
        const auto address = "/api" + address_of(*entity);
        content += ui::element("h2", {{"class", "govuk-heading-m"}}, capital(entity->many));
        ui::Table table{.head = {"Request", "Does"}, .rows = {}};
        const std::pair<std::string, const char*> requests[] = {
            {"GET " + address, "A list: searched, filtered, sorted and paged as on its page"},
            {"GET " + address + "/{id}", "One record"},
            {"GET " + address + "/{id}/history", "Who changed what"},
            {"POST " + address, "Adds a record"},
            {"POST " + address + "/{id}", "Changes it; needs the version that was read"},
            {"POST " + address + "/{id}/withdraw", "Withdraws it; needs the version and a reason"}};
        if (entity->lifecycle != nullptr)
            table.rows.push_back({ui::element("code", {}, "POST " + address + "/{id}/steps/{step}"),
                                  "Takes a step of its lifecycle; needs the version that was read"});
        for (const auto& [asked, does] : requests) table.rows.push_back({ui::element("code", {}, asked), does});
        content += ui::scroll_area(capital(entity->many), ui::render(table)) +
                   ui::render(ui::Details{.summary = "Fields", .content = fields_table(*entity)});
    }
    return page_of(context, request, "The API", content);
}

constexpr std::size_t most_shown = 50;

http::Response show_search(const Context& context, const http::Request& request) {
    const std::string words = cut(request.query.get("q"), 200);
    ui::Html content = ui::heading("Search");
    content +=
        ui::element("form", {{"method", "get"}, {"action", "/search"}, {"role", "search"}},
                    ui::render(ui::Input{.name = "q", .label = {.text = "Search all registers"}, .value = words}) +
                        ui::render(ui::Button{.text = "Search"}));
    if (!words.empty()) {
        const auto viewer = context.viewer(request);
        ui::Html items;
        bool is_all = true;
        std::size_t found = 0;
        read_as(context, request, viewer, [&](Reader& reader) {
            items = {};
            const auto hits = reader.search(context.entities, words, most_shown);
            is_all = hits.size() < most_shown;
            found = hits.size();
            for (const auto& hit : hits)
                for (const auto* entity : context.entities)
                    if (table_of(*entity) == hit.entity)
                        items += ui::element("li", {},
                                             link(address_of(*entity, hit.id), hit.title) + ui::Html{" "} +
                                                 ui::element("span", {{"class", "govuk-hint"}}, capital(entity->one)));
        });
        content += items.empty() ? paragraph("Nothing was found. Try fewer words, or the beginning of one.")
                                 : ui::element("ul", {{"class", "govuk-list govuk-list--spaced"}}, items);
        if (is_all && found > 0)
            content += ui::element("p", {{"class", "govuk-hint"}, {"role", "status"}},
                                   std::to_string(found) + (found == 1 ? " record" : " records"));
        if (!is_all)
            content += paragraph("These are " + std::to_string(most_shown) +
                                 " of the records that match. Add a word to find fewer.");
    }
    return page_of(context, request, "Search", content);
}

}  // namespace

std::vector<http::Route> site_routes(const Context& context, const std::string& permission) {
    const auto shared = std::make_shared<const Context>(context);
    using http::Method;
    return {{Method::get, "/search", permission,
             [shared](const http::Request& request) { return show_search(*shared, request); }},
            {Method::get, "/glossary", permission,
             [shared](const http::Request& request) { return show_glossary(*shared, request); }},
            {Method::get, "/api", permission,
             [shared](const http::Request& request) { return show_api(*shared, request); }},
            {Method::get, "/api/token", permission,
             [shared](const http::Request& request) {
                 // The token's alphabet is that of base64url: nothing in it needs an escape.
                 const auto token = shared->csrf ? shared->csrf(request) : std::string{};
                 return http::Response{.content_type = "application/json", .body = "{\"token\":\"" + token + "\"}"};
             }},
            {Method::get, "/api/openapi.json", permission, [shared](const http::Request&) {
                 return http::Response{.content_type = "application/json", .body = openapi(shared->entities, "Cairn")};
             }}};
}

}  // namespace registers
