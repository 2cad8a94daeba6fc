#include "platform/registers/api/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "platform/audit/json_text.h"
#include "platform/registers/kept_files.h"
#include "platform/registers/media.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

using audit::append_json;

void append_name(std::string& json, std::string_view name) {
    if (json.back() != '{') json += ',';
    append_json(json, name);
    json += ':';
}

void append_file(std::string& json, const Entity& entity, const Record& record, const Field& field,
                 const std::string& canonical) {
    const auto file = kept_file(canonical);
    json += "{\"id\":";
    append_json(json, file->id);
    json += ",\"name\":";
    append_json(json, file->name);
    json += ",\"bytes\":" + std::to_string(file->bytes) + ",\"sha256\":";
    append_json(json, file->hash);
    json += ",\"content_type\":";
    append_json(json, card_of(file->media).content_type);
    json += ",\"href\":";
    append_json(json, address_of_file(entity, record.id, field, canonical));
    json += '}';
}

void append_value(std::string& json, const Entity& entity, const Record& record, const Field& field,
                  const std::string& canonical, const Titles& titles) {
    if (canonical.empty()) {
        json += field.type == Type::choices ? "[]" : "null";
    } else if (field.type == Type::count || field.type == Type::percentage) {
        json += canonical;
    } else if (field.type == Type::choices) {
        json += '[';
        for (const auto& value : split(canonical)) {
            if (json.back() != '[') json += ',';
            append_json(json, value);
        }
        json += ']';
    } else if (field.type == Type::reference) {
        json += "{\"id\":";
        append_json(json, canonical);
        json += ",\"title\":";
        append_json(json, titles.of(*field.refers_to, canonical));
        json += '}';
    } else if (field.type == Type::file && kept_file(canonical)) {
        append_file(json, entity, record, field, canonical);
    } else {
        append_json(json, canonical);
    }
}

/// A JSON value as the text that a person would have typed; empty when it cannot be one.
std::optional<std::string> typed_of(const nlohmann::json& value) {
    if (value.is_null()) return "";
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_number()) return value.dump();
    if (value.is_object() && value.contains("id")) return typed_of(value["id"]);
    if (!value.is_array()) return std::nullopt;
    std::string list;
    for (const auto& one : value) {
        const auto text = one.is_array() || one.is_object() ? std::nullopt : typed_of(one);
        if (!text) return std::nullopt;
        list += (list.empty() ? "" : ";") + *text;
    }
    return list;
}

void read_fields(const Entity& entity, const nlohmann::json& fields, Sent& sent, std::vector<Problem>& problems) {
    if (!fields.is_object()) {
        problems.push_back({"fields", "Give an object: the names of fields with their values"});
        return;
    }
    for (const auto& [name, value] : fields.items()) {
        const auto place = find_field(entity, name);
        // What is worked out may come back as it was read; it is never stored.
        if (std::any_of(entity.worked_out.begin(), entity.worked_out.end(),
                        [&own = name](const WorkedOut& one) { return one.field.name == own; }))
            continue;
        auto text = typed_of(value);
        if (!place)
            problems.push_back({name, "There is no field \"" + name + "\" in " + entity.many});
        else if (!text)
            problems.push_back({name, "The value of \"" + name + "\" has no usable form"});
        else
            sent.typed[*place] = std::move(*text);
    }
}

/// The value, with every name that stands twice in one object: JSON itself would let the last one win.
nlohmann::json parse_body(const std::string& body, std::vector<Problem>& problems) {
    std::vector<std::set<std::string>> open;
    return nlohmann::json::parse(
        body,
        [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
            using Event = nlohmann::json::parse_event_t;
            if (event == Event::object_start) open.emplace_back();
            if (event == Event::object_end) open.pop_back();
            if (event == Event::key && !open.back().insert(parsed.get<std::string>()).second)
                problems.push_back({parsed.get<std::string>(), "Give \"" + parsed.get<std::string>() + "\" once"});
            return true;
        },
        false);
}

}  // namespace

void append_record(std::string& json, const Entity& entity, const Record& record, const Titles& titles) {
    json += '{';
    const auto text = [&](const char* name, const std::string& value) {
        append_name(json, name);
        append_json(json, value);
    };
    text("id", record.id);
    text("title", record.title);
    append_name(json, "version");
    json += std::to_string(record.version);
    text("created_at", record.created_at);
    text("changed_at", record.changed_at);
    text("changed_by", record.changed_by);
    append_name(json, "withdrawn");
    if (record.withdrawn_at.empty()) {
        json += "null";
    } else {
        json += '{';
        text("at", record.withdrawn_at);
        text("why", record.withdrawn_why);
        json += '}';
    }
    append_name(json, "fields");
    json += '{';
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        append_name(json, entity.fields[i].name);
        append_value(json, entity, record, entity.fields[i], record.cells[i], titles);
    }
    for (std::size_t i = 0; i < record.worked_out.size(); ++i) {
        const auto& field = entity.worked_out[i].field;
        append_name(json, field.name);
        append_value(json, entity, record, field, record.worked_out[i], titles);
    }
    json += "}}";
}

core::Result<Sent> read_sent(const Entity& entity, const std::string& body, std::vector<Problem>& problems) {
    // A bound on lists and objects before parsing: a record has few, and nesting costs stack.
    int opened = 0;
    for (const char c : body) {
        if (c == '[' || c == '{') ++opened;
        if (opened > 1000) return core::refuse(core::Reason::unusable_input, "The body is nested too deeply.");
    }
    const auto value = parse_body(body, problems);
    if (value.is_discarded()) {
        problems.clear();
        return core::refuse(core::Reason::unusable_input,
                            "The body is no JSON: look for a quotation mark or comma that is missing, half a "
                            "character, or a number that is too large.");
    }
    if (!value.is_object()) return core::refuse(core::Reason::unusable_input, "The body must be a JSON object.");
    Sent sent{.version = 0, .reason = {}, .typed = std::vector<std::optional<std::string>>(entity.fields.size())};
    for (const auto& [name, one] : value.items()) {
        if (name == "version" && one.is_number_integer())
            sent.version = one.get<std::int64_t>();
        else if (name == "reason" && one.is_string())
            sent.reason = one.get<std::string>();
        else if (name == "fields")
            read_fields(entity, one, sent, problems);
        else if (name == "version" || name == "reason")
            problems.push_back(
                {name, name == "version" ? "Give the version as a whole number" : "Give the reason as text"});
        else
            problems.push_back({name, "\"" + name + "\" is not expected here"});
    }
    if (!problems.empty()) return core::refuse(core::Reason::unusable_input, "Some of what was sent cannot be read.");
    return sent;
}

}  // namespace registers
