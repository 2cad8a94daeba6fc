#include "platform/registers/api/schemas.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "platform/registers/media.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

using nlohmann::ordered_json;

const ordered_json text{{"type", "string"}};
const ordered_json moment{{"type", "string"}, {"format", "date-time"}};

ordered_json enumerated(const std::vector<Choice>& choices) {
    ordered_json values = ordered_json::array();
    for (const auto& choice : choices) values.push_back(choice.value);
    return {{"type", "string"}, {"enum", values}};
}

ordered_json object(ordered_json properties, const std::vector<std::string>& required) {
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", required},
            {"additionalProperties", false}};
}

/// An object whose members are all there.
ordered_json whole(ordered_json properties) {
    std::vector<std::string> names;
    for (const auto& [name, value] : properties.items()) names.push_back(name);
    return object(std::move(properties), names);
}

/// Lets null stand in the value's place.
void allow_null(ordered_json& schema) {
    auto& type = schema["type"];
    if (type.is_array())
        type.push_back("null");
    else
        type = ordered_json::array({type, "null"});
    if (schema.contains("enum")) schema["enum"].push_back(nullptr);
}

ordered_json file_schema(const Field& field) {
    auto schema = whole({{"id", text},
                         {"name", text},
                         {"bytes", {{"type", "integer"}}},
                         {"sha256", text},
                         {"content_type", text},
                         {"href", text}});
    schema["readOnly"] = true;
    schema["description"] =
        "A file: " + takes_in_words(field) + ". It is given on the record's page; \"href\" leads to its content.";
    return schema;
}

ordered_json value_schema(const Field& field) {
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
        case Type::reference: {
            auto schema = whole({{"id", text}, {"title", text}});
            schema["description"] = "One " + field.refers_to->one + "; the title is empty where it is not for you.";
            return schema;
        }
        case Type::file:
            return file_schema(field);
        default:
            return {{"type", "string"}, {"maxLength", most_characters(field)}};
    }
}

/// What may be sent for a value: numbers and money as numbers or text, a reference by its id, key or name.
ordered_json sent_schema(const Field& field) {
    if (field.type == Type::reference)
        return {{"type", {"string", "object"}},
                {"description", "One " + field.refers_to->one +
                                    ": its id, key or name as text, or an object with its \"id\" as it is read."}};
    if (field.type == Type::money) return {{"type", {"string", "number"}}};
    if (field.type == Type::count || field.type == Type::percentage) {
        auto schema = value_schema(field);
        schema["type"] = {schema["type"], "string"};
        return schema;
    }
    if (field.type == Type::date)
        return {{"type", "string"}, {"description", "A day: 2026-03-31, or as people write it, 31 March 2026."}};
    return value_schema(field);
}

/// The label, the hint and an example.
void explain(ordered_json& schema, const Field& field) {
    schema["title"] = field.label;
    if (!field.hint.empty())
        schema["description"] =
            schema.contains("description") ? field.hint + ". " + schema["description"].get<std::string>() : field.hint;
    if (!field.example.empty()) schema["examples"] = ordered_json::array({field.example});
}

bool is_state(const Entity& entity, const Field& field) {
    return entity.lifecycle != nullptr && field.name == entity.lifecycle->field;
}

std::string states_in_words(const Entity& entity, const Field& field) {
    std::string states = "It changes by the calls under steps alone.";
    for (const auto& state : entity.lifecycle->states) states += " " + shown(field, state.value) + ": " + state.meaning;
    return field.hint.empty() ? states : field.hint + ". " + states;
}

bool can_be_sent(const Field& field) { return field.type != Type::working_day_due && field.type != Type::file; }

}  // namespace

ordered_json pointing_to(const std::string& name) { return {{"$ref", "#/components/" + name}}; }

ordered_json fields_read(const Entity& entity) {
    ordered_json properties = ordered_json::object();
    std::vector<std::string> always;
    const auto add = [&](const Field& field, bool may_be_none) {
        auto schema = value_schema(field);
        explain(schema, field);
        if (is_state(entity, field)) schema["description"] = states_in_words(entity, field);
        // A list of choices is empty where there is none.
        if (may_be_none && field.type != Type::choices) allow_null(schema);
        properties[field.name] = std::move(schema);
    };
    for (const auto& field : entity.fields) {
        // What is not for the viewer is null, required or not.
        add(field, field.need == Need::optional || field.classification >= Classification::restricted);
        if (field.type == Type::working_day_due) properties[field.name]["readOnly"] = true;
        always.push_back(field.name);
    }
    // Not told of a day in the past.
    for (const auto& one : entity.worked_out) {
        add(one.field, true);
        properties[one.field.name]["readOnly"] = true;
    }
    auto schema = object(std::move(properties), always);
    schema["description"] = entity.meaning;
    return schema;
}

ordered_json fields_written(const Entity& entity, bool change) {
    ordered_json properties = ordered_json::object();
    std::vector<std::string> required;
    for (const auto& field : entity.fields) {
        if (!can_be_sent(field) || (change && is_state(entity, field))) continue;
        auto schema = sent_schema(field);
        explain(schema, field);
        if (is_state(entity, field)) {
            schema = {{"type", "string"}, {"enum", entity.lifecycle->begins}};
            explain(schema, field);
            schema["description"] = states_in_words(entity, field);
        }
        if (field.need == Need::optional) allow_null(schema);
        if (field.need == Need::required && !change) required.push_back(field.name);
        properties[field.name] = std::move(schema);
    }
    auto schema = object(std::move(properties), required);
    schema["description"] = change ? "Fields that are not given stay as they are." : entity.meaning;
    return schema;
}

ordered_json fields_of_step(const Entity& entity, const Transition& step) {
    ordered_json properties = ordered_json::object();
    std::vector<std::string> required;
    for (const auto& asked : step.asks) {
        const auto& field = entity.fields[place_of(entity, asked.field)];
        auto schema = sent_schema(field);
        explain(schema, field);
        if (asked.need == Need::optional) allow_null(schema);
        if (asked.need == Need::required) required.push_back(asked.field);
        properties[asked.field] = std::move(schema);
    }
    return object(std::move(properties), required);
}

ordered_json record_schema(const Entity& entity) {
    auto withdrawn = whole({{"at", moment}, {"why", text}});
    withdrawn["description"] = "Null while the record is live.";
    allow_null(withdrawn);
    auto schema = whole({{"id", text},
                         {"title", text},
                         {"version", {{"type", "integer"}}},
                         {"created_at", moment},
                         {"changed_at", moment},
                         {"changed_by", text},
                         {"withdrawn", withdrawn},
                         {"fields", pointing_to("schemas/" + table_of(entity) + "_fields")}});
    if (entity.lifecycle != nullptr)
        schema["properties"]["steps"] = {
            {"type", "array"},
            {"items", text},
            {"description", "Steps that you may take from here; where one record is asked for."}};
    return schema;
}

ordered_json list_schema(const Entity& entity) {
    return whole(
        {{"items", {{"type", "array"}, {"items", pointing_to("schemas/" + table_of(entity))}}},
         {"count", {{"type", "integer"}, {"description", "Of all pages."}}},
         {"more", {{"type", "boolean"}, {"description", "There are more than were counted."}}},
         {"next",
          {{"type", {"string", "null"}}, {"description", "The address of the next page; null: this is the last."}}}});
}

ordered_json history_schema() {
    const ordered_json maybe{{"type", {"string", "null"}}};
    const auto change = whole({{"field", text}, {"before", maybe}, {"after", maybe}});
    return whole({{"items",
                   {{"type", "array"},
                    {"items", whole({{"at", moment},
                                     {"by", text},
                                     {"what", text},
                                     {"said", text},
                                     {"why", text},
                                     {"changes", {{"type", "array"}, {"items", change}}}})}}}});
}

ordered_json error_schema() {
    ordered_json error{{"type", "string"}, {"description", "A sentence for the person who reads it."}};
    ordered_json problems{{"type", "array"},
                          {"description", "All that is wrong, where fields are."},
                          {"items", whole({{"field", text}, {"message", text}})}};
    ordered_json now{{"type", "object"}, {"description", "The record as it is now, where someone else changed it."}};
    return object({{"error", error}, {"problems", problems}, {"now", now}}, {"error"});
}

}  // namespace registers
