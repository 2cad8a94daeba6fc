#include <nlohmann/json.hpp>

#include "platform/registers/api/json.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/list.h"
#include "platform/registers/media.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

using nlohmann::ordered_json;

ordered_json pointing_to(const std::string& name) { return {{"$ref", "#/components/" + name}}; }

ordered_json enumerated(const std::vector<Choice>& choices) {
    ordered_json values = ordered_json::array();
    for (const auto& choice : choices) values.push_back(choice.value);
    return {{"type", "string"}, {"enum", values}};
}

ordered_json schema_of(const Field& field) {
    switch (field.type) {
        case Type::date:
        case Type::working_day_due:
            return {{"type", "string"}, {"format", "date"}};
        case Type::money:
            return {{"type", "string"}, {"pattern", "^-?[0-9]+\\.[0-9]{2}$"}};
        case Type::count:
            return {{"type", "integer"}, {"minimum", field.least.value_or(0)}};
        case Type::percentage:
            return {{"type", "number"}, {"minimum", field.least.value_or(0)}, {"maximum", field.most.value_or(100)}};
        case Type::choice:
            return enumerated(field.choices);
        case Type::choices:
            return {{"type", "array"}, {"items", enumerated(field.choices)}};
        case Type::yes_no_not_known:
            return {{"type", "string"}, {"enum", {"yes", "no", "not_known"}}};
        case Type::reference:
            return {
                {"type", "object"},
                {"description", "One " + field.refers_to->one + ". To set it, its id, key or name as text is enough."},
                {"properties", {{"id", {{"type", "string"}}}, {"title", {{"type", "string"}}}}}};
        case Type::file:
            return {{"type", "object"},
                    {"readOnly", true},
                    {"description", "A file: " + takes_in_words(field) +
                                        ". It is given on the record's page; \"href\" leads to its content."},
                    {"properties",
                     {{"id", {{"type", "string"}}},
                      {"name", {{"type", "string"}}},
                      {"bytes", {{"type", "integer"}}},
                      {"sha256", {{"type", "string"}}},
                      {"content_type", {{"type", "string"}}},
                      {"href", {{"type", "string"}}}}}};
        default:
            return {{"type", "string"}, {"maxLength", most_characters(field)}};
    }
}

ordered_json fields_schema(const Entity& entity) {
    ordered_json properties = ordered_json::object(), required = ordered_json::array();
    for (const auto& field : entity.fields) {
        auto schema = schema_of(field);
        schema["title"] = field.label;
        if (!field.hint.empty()) schema["description"] = field.hint;
        if (!field.example.empty()) schema["examples"] = ordered_json::array({field.example});
        if (field.type == Type::working_day_due) schema["readOnly"] = true;
        if (field.need == Need::required) required.push_back(field.name);
        if (entity.lifecycle != nullptr && field.name == entity.lifecycle->field) {
            std::string states = "It changes by the calls under steps alone.";
            for (const auto& state : entity.lifecycle->states)
                states += " " + shown(field, state.value) + ": " + state.meaning;
            schema["description"] = field.hint.empty() ? states : field.hint + " " + states;
        }
        properties[field.name] = std::move(schema);
    }
    for (const auto& one : entity.worked_out) {
        auto schema = schema_of(one.field);
        schema["title"] = one.field.label;
        schema["description"] = one.field.hint;
        schema["readOnly"] = true;
        properties[one.field.name] = std::move(schema);
    }
    return {{"type", "object"}, {"description", entity.meaning}, {"properties", properties}, {"required", required}};
}

ordered_json record_schema(const Entity& entity) {
    const ordered_json text{{"type", "string"}};
    return {{"type", "object"},
            {"properties",
             {{"id", text},
              {"title", text},
              {"version", {{"type", "integer"}}},
              {"created_at", {{"type", "string"}, {"format", "date-time"}}},
              {"changed_at", {{"type", "string"}, {"format", "date-time"}}},
              {"changed_by", text},
              {"withdrawn",
               {{"type", ordered_json::array({"object", "null"})}, {"properties", {{"at", text}, {"why", text}}}}},
              {"steps", {{"type", "array"}, {"items", text}, {"description", "Steps that you may take from here."}}},
              {"fields", pointing_to("schemas/" + table_of(entity) + "_fields")}}}};
}

ordered_json answer(const std::string& description, ordered_json schema) {
    return {{"description", description}, {"content", {{"application/json", {{"schema", std::move(schema)}}}}}};
}

ordered_json body_of(const Entity& entity, bool change) {
    ordered_json properties{{"fields", pointing_to("schemas/" + table_of(entity) + "_fields")},
                            {"reason", {{"type", "string"}}}};
    if (change) properties["version"] = {{"type", "integer"}, {"description", "The version that was read."}};
    return {{"required", true},
            {"content", {{"application/json", {{"schema", {{"type", "object"}, {"properties", properties}}}}}}}};
}

ordered_json list_parameters(const Entity& entity) {
    ordered_json all = ordered_json::array();
    const auto add = [&](const std::string& name, const std::string& description) {
        all.push_back(
            {{"name", name}, {"in", "query"}, {"description", description}, {"schema", {{"type", "string"}}}});
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

ordered_json operation(const std::string& summary, const std::string& permission, ordered_json answers) {
    answers["403"] = pointing_to("responses/refused");
    return {{"summary", summary},
            {"description", "Needs the permission " + permission + "."},
            {"responses", std::move(answers)}};
}

/// One call for each step of the lifecycle.
void add_steps(ordered_json& paths, const Entity& entity) {
    if (entity.lifecycle == nullptr) return;
    const auto& field = entity.fields[*place_of_state(entity)];
    const ordered_json id{{"name", "id"}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}};
    for (const auto& step : entity.lifecycle->transitions) {
        auto one = operation(step.verb, permission_of(entity, step),
                             {{"200", answer("As stored", pointing_to("schemas/" + table_of(entity)))},
                              {"409", pointing_to("responses/conflict")},
                              {"422", pointing_to("responses/problems")}});
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
        one["requestBody"] = body_of(entity, true);
        paths["/api" + address_of(entity) + "/{id}/steps/" + step.name] = {{"parameters", ordered_json::array({id})},
                                                                           {"post", one}};
    }
}

void add_paths(ordered_json& paths, const Entity& entity) {
    const auto record = pointing_to("schemas/" + table_of(entity));
    const auto address = "/api" + address_of(entity);
    const auto read = read_permission(entity), edit = edit_permission(entity);
    const ordered_json id{{"name", "id"}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}};
    const ordered_json page{{"type", "object"},
                            {"properties",
                             {{"items", {{"type", "array"}, {"items", record}}},
                              {"count", {{"type", "integer"}}},
                              {"more", {{"type", "boolean"}}},
                              {"next", {{"type", ordered_json::array({"string", "null"})}}}}}};
    auto list = operation("List " + entity.many, read, {{"200", answer("One page", page)}});
    list["parameters"] = list_parameters(entity);
    const auto writing = [&](const std::string& summary, const char* code, bool change) {
        auto one =
            operation(summary, edit, {{code, answer("As stored", record)}, {"422", pointing_to("responses/problems")}});
        if (change) one["responses"]["409"] = pointing_to("responses/conflict");
        one["requestBody"] = body_of(entity, change);
        return one;
    };
    paths[address] = {{"get", list}, {"post", writing("Add", "201", false)}};
    paths[address + "/{id}"] = {
        {"parameters", ordered_json::array({id})},
        {"get", operation("Read one", read,
                          {{"200", answer("The record", record)}, {"404", pointing_to("responses/refused")}})},
        {"post", writing("Change: fields that are not given stay as they are", "200", true)}};
    paths[address + "/{id}/withdraw"] = {{"parameters", ordered_json::array({id})},
                                         {"post", writing("Withdraw, with a reason", "200", true)}};
    paths[address + "/{id}/history"] = {
        {"parameters", ordered_json::array({id})},
        {"get", operation("Who changed what, newest first", read, {{"200", answer("Events", {{"type", "object"}})}})}};
    add_steps(paths, entity);
}

}  // namespace

std::string openapi(const std::vector<const Entity*>& entities, const std::string& title) {
    const ordered_json problem{{"type", "object"},
                               {"properties", {{"field", {{"type", "string"}}}, {"message", {{"type", "string"}}}}}};
    const ordered_json refused{{"type", "object"}, {"properties", {{"error", {{"type", "string"}}}}}};
    auto problems = refused;
    problems["properties"]["problems"] = {{"type", "array"}, {"items", problem}};
    ordered_json document{
        {"openapi", "3.1.0"},
        {"info", {{"title", title}, {"version", "1"}}},
        {"paths", ordered_json::object()},
        {"components",
         {{"schemas", ordered_json::object()},
          {"responses",
           {{"refused", answer("Refused, with a sentence", refused)},
            {"conflict", answer("Refused, with a sentence, and \"now\": the record as it is", refused)},
            {"problems", answer("All that is wrong, field by field", problems)}}}}}};
    for (const auto* entity : entities) {
        document["components"]["schemas"][table_of(*entity) + "_fields"] = fields_schema(*entity);
        document["components"]["schemas"][table_of(*entity)] = record_schema(*entity);
        add_paths(document["paths"], *entity);
    }
    return document.dump(2);
}

}  // namespace registers
