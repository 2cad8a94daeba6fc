#include "platform/registers/entity.h"

#include <algorithm>
#include <set>

#include "core/check.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

/// Columns that every record has.
const std::set<std::string, std::less<>> taken{
    "id",   "title", "version", "created_at", "created_by", "changed_at", "changed_by", "withdrawn_at", "withdrawn_why",
    "pack", "sort",  "page",    "q",          "columns",    "csrf",       "seen",       "reason"};

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= 40 && text.front() >= 'a' && text.front() <= 'z' &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

void check_choices(const Field& field, const std::string& where, std::string& faults) {
    const bool has = field.type == Type::choice || field.type == Type::choices;
    if (has == field.choices.empty()) faults += where + ": choices belong to choice fields, and these need some\n";
    std::set<std::string> seen;
    for (const auto& choice : field.choices) {
        if (choice.value.empty() || choice.label.empty() || choice.value.find(';') != std::string::npos)
            faults += where + ": a choice has a label and a value without \";\"\n";
        if (!seen.insert(choice.value).second) faults += where + ": the choice " + choice.value + " is there twice\n";
    }
}

void check_field(const Entity& entity, const Field& field, std::string& faults) {
    const std::string where = table_of(entity) + "." + field.name;
    // A list as it was on a day is asked for by "on"; a list between two days by "on_from" and "on_to".
    const bool is_on = field.name == "on" && field.type != Type::date;
    if (!is_name(field.name) || taken.contains(field.name) || is_on) faults += where + ": is no name for a field\n";
    if (field.label.empty()) faults += where + ": has no label\n";
    if (needs_ask(field)) faults += where + ": says how it is asked for, as its label makes no sentence\n";
    check_choices(field, where, faults);
    if ((field.type == Type::reference) != (field.refers_to != nullptr))
        faults += where + ": a reference, and nothing else, refers to an entity\n";
    if (field.by_key != nullptr && (field.type != Type::text || !field.by_key->key_stays || field.footprint))
        faults += where + ": only text holds keys, and only of a register whose keys stay\n";
    if (field.several && field.by_key == nullptr) faults += where + ": only keys can be several\n";
    if ((field.type == Type::file) == field.media.empty())
        faults += where + ": a file, and nothing else, says what kinds it takes\n";
    const bool due = field.type == Type::working_day_due;
    if (due != !field.after.empty()) faults += where + ": a due date, and nothing else, counts from another field\n";
    if (due) {
        const auto after = find_field(entity, field.after);
        if (!after || entity.fields[*after].type != Type::date || field.need == Need::required)
            faults += where + ": counts from a date field, and is itself not required\n";
    }
}

bool is_closed(Classification classification) { return classification >= Classification::restricted; }

/// Whether some record of `other` may be for fewer people than one of `entity` that names it.
bool is_narrower(const Entity& other, const Entity& entity) {
    const auto& scope = other.scope;
    if (!scope.part_of.empty()) return is_narrower(*other.fields[place_of(other, scope.part_of)].refers_to, entity);
    // Of two registers with footprints: who sees a record is told the names of what it brings together.
    return other.classification > entity.classification || !scope.classification.empty() ||
           (has_footprints(other) && !scope.open_to_read && !has_footprints(entity));
}

void check_scope_field(const Entity& entity, const std::string& name, std::string& faults) {
    if (name.empty()) return;
    const auto place = find_field(entity, name);
    const bool text = place && (entity.fields[*place].type == Type::text || entity.fields[*place].type == Type::choice);
    const auto* target = place ? entity.fields[*place].refers_to : nullptr;
    // Without a value for its key it would be a record of nobody's to some questions and of everyone's to others.
    const bool key = target != nullptr && target->key.size() == 1 &&
                     target->fields[place_of(*target, target->key[0])].need == Need::required;
    if (!text && !key) faults += table_of(entity) + "." + name + ": holds no code that tells for whom a record is\n";
}

void check_scope(const Entity& entity, std::string& faults) {
    const auto& scope = entity.scope;
    for (const auto* name :
         {&scope.footprint, &scope.partnership, &scope.body, &scope.organisation, &scope.classification})
        check_scope_field(entity, *name, faults);
    for (const auto& name : scope.footprint_of)
        if (const auto place = find_field(entity, name); !place || entity.fields[*place].refers_to == nullptr)
            faults += table_of(entity) + "." + name + ": refers to nothing that could tell for whom a record is\n";
    if (!scope.part_of.empty()) {
        const auto place = find_field(entity, scope.part_of);
        const bool whole = place && entity.fields[*place].refers_to != nullptr &&
                           entity.fields[*place].refers_to != &entity && entity.fields[*place].need == Need::required;
        const bool alone =
            scope.footprint.empty() && scope.body.empty() && scope.organisation.empty() && scope.classification.empty();
        if (!whole || !alone)
            faults += table_of(entity) + ": is part of one record that it must name, and nothing else\n";
    }
    for (const auto& field : entity.fields) {
        const auto in = [&](const std::vector<std::string>& names) {
            return std::find(names.begin(), names.end(), field.name) != names.end();
        };
        if (is_closed(field.classification) && (in(entity.title) || in(entity.key) || field.in_list))
            faults += table_of(entity) + "." + field.name + ": is too closely held for a title, a key or a list\n";
        const auto* named = field.refers_to != nullptr ? field.refers_to : field.by_key;
        if (in(entity.title) && named != nullptr && named != &entity && field.name != scope.part_of &&
            is_narrower(*named, entity))
            faults += table_of(entity) + "." + field.name + ": a title may not name what fewer people may see\n";
        if (field.several && (in(entity.title) || in(entity.key)))
            faults += table_of(entity) + "." + field.name + ": several keys are no part of a title or a key\n";
    }
}

std::string permission(const Entity& entity, const std::string& given, const char* word) {
    return given.empty() ? entity.room + "." + word : given;
}

}  // namespace

std::string table_of(const Entity& entity) { return entity.room + "_" + entity.name; }
std::string address_of(const Entity& entity) { return "/" + entity.room + "/" + entity.name; }
std::string read_permission(const Entity& entity) { return permission(entity, entity.read_permission, "read"); }
std::string edit_permission(const Entity& entity) { return permission(entity, entity.edit_permission, "edit"); }

std::optional<std::size_t> find_field(const Entity& entity, std::string_view field) {
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        if (entity.fields[i].name == field) return i;
    return std::nullopt;
}

std::size_t place_of(const Entity& entity, std::string_view field) {
    const auto place = find_field(entity, field);
    core::check(place.has_value(), "only declared fields are asked for");
    return *place;
}

bool has_footprints(const Entity& entity) {
    const auto& scope = entity.scope;
    if (!scope.part_of.empty()) return has_footprints(*entity.fields[place_of(entity, scope.part_of)].refers_to);
    return !scope.footprint.empty() || !scope.partnership.empty() || !scope.footprint_of.empty();
}

const std::string& cell(const Entity& entity, const Cells& cells, std::string_view field) {
    const auto place = place_of(entity, field);
    core::check(place < cells.size(), "a record has a cell for every field");
    return cells[place];
}

void check_declaration(const Entity& entity) {
    std::string faults;
    if (!is_name(entity.room) || !is_name(entity.name)) faults += table_of(entity) + ": is no name for an entity\n";
    if (entity.one.empty() || entity.many.empty() || entity.meaning.empty())
        faults += table_of(entity) + ": says what one and many are called, and what it means\n";
    if (entity.title.empty()) faults += table_of(entity) + ": says what a record is called by\n";
    std::set<std::string> seen;
    for (const auto& field : entity.fields) {
        check_field(entity, field, faults);
        if (!seen.insert(field.name).second) faults += table_of(entity) + "." + field.name + ": is there twice\n";
    }
    for (const auto* names : {&entity.title, &entity.key})
        for (const auto& name : *names)
            if (!seen.contains(name)) faults += table_of(entity) + ": has no field " + name + "\n";
    for (const auto& name : entity.key)
        if (const auto place = find_field(entity, name); place && entity.fields[*place].type == Type::working_day_due)
            faults += table_of(entity) + ": a due date is no part of a key\n";
    if (entity.key_stays) {
        const auto place = entity.key.size() == 1 ? find_field(entity, entity.key[0]) : std::nullopt;
        if (!place || entity.fields[*place].type != Type::text || entity.fields[*place].need != Need::required)
            faults += table_of(entity) + ": a key that stays is one required text field\n";
    }
    if (!entity.not_by.empty() &&
        (!seen.contains(entity.not_by) || entity.fields[place_of(entity, entity.not_by)].type != Type::reference))
        faults += table_of(entity) + ": " + entity.not_by + " is no reference to a person\n";
    for (const auto& field : entity.fields)
        for (const auto* names : {&entity.title, &entity.key})
            if (field.type == Type::file && std::find(names->begin(), names->end(), field.name) != names->end())
                faults += table_of(entity) + "." + field.name + ": a file is no part of a title or a key\n";
    for (const auto& one : entity.worked_out) {
        check_choices(one.field, table_of(entity) + "." + one.field.name, faults);
        if (!is_name(one.field.name) || taken.contains(one.field.name) || !seen.insert(one.field.name).second ||
            one.field.label.empty() || one.values == nullptr)
            faults += table_of(entity) + "." + one.field.name + ": is not worked out as a field of its own\n";
    }
    if (faults.empty()) check_lifecycle(entity, faults);
    if (faults.empty()) check_scope(entity, faults);
    core::check(faults.empty(), faults.c_str());
}

}  // namespace registers
