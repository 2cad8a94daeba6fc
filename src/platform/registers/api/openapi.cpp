#include <nlohmann/json.hpp>

#include "platform/registers/api/json.h"
#include "platform/registers/api/schemas.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/list.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

using nlohmann::ordered_json;

const ordered_json text{{"type", "string"}};
const ordered_json id_parameter{{"name", "id"}, {"in", "path"}, {"required", true}, {"schema", text}};

ordered_json answer(const std::string& description, ordered_json schema) {
    return {{"description", description}, {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

ordered_json body_of(ordered_json properties, const std::vector<std::string>& required) {
    ordered_json schema{{"type", "object"},
                        {"properties", std::move(properties)},
                        {"required", required},
                        {"additionalProperties", false}};
    return {{"required", true}, {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

const ordered_json version{{"type", "integer"}, {"description", "The version of the record that was read."}};
const ordered_json why{{"type", "string"}, {"description", "Why, for the record's history."}};

ordered_json list_parameters(const Entity& entity) {
    ordered_json all = ordered_json::array();
    const auto add = [&](const std::string& name, const std::string& description) {
        all.push_back({{"name", name}, {"in", "query"}, {"description", description}, {"schema", text}});
    };
    add("q", "Words that must all occur");
    add("sort", "A field's name, with - before it for the other direction");
    add("page", "1, 2, ...: " + std::to_string(rows_on_a_page) + " records each");
    add("withdrawn", "yes: those withdrawn");
    add("on", "2026-03-31: as it was at the end of that day, which is today or past; without what is worked out");
    for (const auto& field : entity.fields) {
        if (!can_filter(field)) continue;
        const bool day = field.type == Type::date || field.type == Type::working_day_due;
        for (const char* end : {"_from", "_to"})
            if (day) add(field.name + end, field.label);
        if (!day) add(field.name, field.label);
    }
    return all;
}

/// Every refusal that a call may meet; `of_one`: it names a record; `writes`: it changes something.
ordered_json refusals(bool of_one, bool writes) {
    ordered_json all = ordered_json::object();
    const auto add = [&](const char* status, const char* name) {
        all[status] = pointing_to("responses/" + std::string{name});
    };
    add("400", "unusable");
    add("401", "not_signed_in");
    add("403", "forbidden");
    if (of_one) add("404", "missing");
    if (writes) add("409", "conflict");
    if (writes) add("413", "too_large");
    add("422", "problems");
    add("429", "too_many");
    return all;
}

/// `id`: "change_partnership_bodies". `good`: the status when all is well.
ordered_json operation(const std::string& id, const std::string& summary, const std::string& permission,
                       const char* good, ordered_json goes_well, ordered_json refused) {
    ordered_json answers{{good, std::move(goes_well)}};
    for (auto& [status, told] : refused.items()) answers[status] = told;
    return {{"operationId", id},
            {"summary", summary},
            {"description", "Needs the permission " + permission + "."},
            {"responses", std::move(answers)}};
}

/// A call that changes something carries the session's token of forms.
void make_write(ordered_json& one, ordered_json body) {
    one["security"] =
        ordered_json::array({{{"session", ordered_json::array()}, {"form_token", ordered_json::array()}}});
    one["requestBody"] = std::move(body);
}

/// One call for each step of the lifecycle.
void add_steps(ordered_json& paths, const Entity& entity) {
    if (entity.lifecycle == nullptr) return;
    const auto& field = entity.fields[*place_of_state(entity)];
    for (const auto& step : entity.lifecycle->transitions) {
        auto one =
            operation("step_" + step.name + "_" + table_of(entity), step.verb, permission_of(entity, step), "200",
                      answer("As stored", pointing_to("schemas/" + table_of(entity))), refusals(true, true));
        std::string description = one["description"].get<std::string>() + " From ";
        for (const auto& from : step.from)
            description +=
                (&from == &step.from.front() ? "" : " or ") + (from.empty() ? "no state" : shown(field, from));
        description += " to " + shown(field, step.to) + ".";
        for (const auto& asked : step.asks)
            description += " Takes \"" + asked.field + "\"" + (asked.need == Need::required ? ", required." : ".");
        if (step.reason == Need::required) description += " Needs a reason.";
        if (!step.source.empty()) description += " Source: " + step.source + ".";
        one["description"] = description;
        std::vector<std::string> required{"version"};
        if (step.reason == Need::required) required.emplace_back("reason");
        make_write(
            one, body_of({{"version", version}, {"reason", why}, {"fields", fields_of_step(entity, step)}}, required));
        paths["/api" + address_of(entity) + "/{id}/steps/" + step.name] = {
            {"parameters", ordered_json::array({id_parameter})}, {"post", one}};
    }
}

void add_paths(ordered_json& paths, const Entity& entity) {
    const auto table = table_of(entity), address = "/api" + address_of(entity);
    const auto read = read_permission(entity), edit = edit_permission(entity);
    const auto record = pointing_to("schemas/" + table);
    const auto parameters = ordered_json::array({id_parameter});

    auto list = operation("list_" + table, "List " + entity.many, read, "200",
                          answer("One page", pointing_to("schemas/" + table + "_list")), refusals(false, false));
    list["parameters"] = list_parameters(entity);
    auto add = operation("add_" + table, "Add", edit, "201", answer("As stored", record), refusals(false, true));
    add["responses"]["201"]["headers"]["Location"] = {{"description", "The new record's address"}, {"schema", text}};
    make_write(add, body_of({{"reason", why}, {"fields", pointing_to("schemas/" + table + "_new")}}, {"fields"}));
    paths[address] = {{"get", list}, {"post", add}};

    auto change = operation("change_" + table, "Change: fields that are not given stay as they are", edit, "200",
                            answer("As stored", record), refusals(true, true));
    make_write(change,
               body_of({{"version", version}, {"reason", why}, {"fields", pointing_to("schemas/" + table + "_change")}},
                       {"version"}));
    paths[address + "/{id}"] = {{"parameters", parameters},
                                {"get", operation("read_" + table, "Read one", read, "200",
                                                  answer("The record", record), refusals(true, false))},
                                {"post", change}};

    auto withdraw = operation("withdraw_" + table, "Withdraw, with a reason", edit, "200", answer("As stored", record),
                              refusals(true, true));
    make_write(withdraw, body_of({{"version", version}, {"reason", why}}, {"version", "reason"}));
    paths[address + "/{id}/withdraw"] = {{"parameters", parameters}, {"post", withdraw}};
    paths[address + "/{id}/history"] = {
        {"parameters", parameters},
        {"get", operation("history_" + table, "Who changed what, newest first", read, "200",
                          answer("Events", pointing_to("schemas/history")), refusals(true, false))}};
    add_steps(paths, entity);
}

ordered_json refused_answers() {
    const auto refused = [](const std::string& description) {
        auto one = answer(description, pointing_to("schemas/error"));
        one["headers"]["X-Reference"] = {{"description", "Leads to the line of the log"}, {"schema", text}};
        return one;
    };
    ordered_json all{
        {"unusable", refused("The address or body cannot be read")},
        {"not_signed_in", refused("Nobody is signed in: the session's cookie is missing, or the session has ended")},
        {"forbidden", refused("Not for this person, or the header X-Form-Token is missing or of another session")},
        {"missing", refused("There is no such record, or it is not for this person to know of it")},
        {"conflict", refused("Someone changed the record since, or it is not in the right state")},
        {"too_large", refused("The body is too large")},
        {"problems", refused("All that is wrong, field by field")},
        {"too_many", refused("This person has asked for more than they may in a minute")}};
    all["too_many"]["headers"]["Retry-After"] = {{"description", "Seconds to wait"}, {"schema", text}};
    return all;
}

ordered_json security_schemes() {
    return {{"session",
             {{"type", "apiKey"},
              {"in", "cookie"},
              {"name", "cairn-session"},
              {"description",
               "The session of a person who signed in. Where the service is reached by https the cookie is called "
               "__Host-cairn-session."}}},
            {"form_token",
             {{"type", "apiKey"},
              {"in", "header"},
              {"name", "X-Form-Token"},
              {"description", "The session's token of forms, as GET /api/token gives it: with every POST."}}}};
}

}  // namespace

std::string openapi(const std::vector<const Entity*>& entities, const std::string& title) {
    ordered_json document{{"openapi", "3.1.0"},
                          {"info", {{"title", title}, {"version", "1"}}},
                          {"security", ordered_json::array({{{"session", ordered_json::array()}}})},
                          {"paths", ordered_json::object()},
                          {"components",
                           {{"securitySchemes", security_schemes()},
                            {"schemas", {{"error", error_schema()}, {"history", history_schema()}}},
                            {"responses", refused_answers()}}}};
    auto& schemas = document["components"]["schemas"];
    const ordered_json token{{"type", "object"},
                             {"properties", {{"token", text}}},
                             {"required", {"token"}},
                             {"additionalProperties", false}};
    auto refused = refusals(false, false);
    refused.erase("422");
    document["paths"]["/api/token"] = {
        {"get", operation("read_token", "The token that every POST of this session carries in X-Form-Token", "account",
                          "200", answer("The token", token), refused)}};
    for (const auto* entity : entities) {
        const auto table = table_of(*entity);
        schemas[table] = record_schema(*entity);
        schemas[table + "_list"] = list_schema(*entity);
        schemas[table + "_fields"] = fields_read(*entity);
        schemas[table + "_new"] = fields_written(*entity, false);
        schemas[table + "_change"] = fields_written(*entity, true);
        add_paths(document["paths"], *entity);
    }
    return document.dump(2);
}

}  // namespace registers
