#include "platform/registers/store.h"

#include <sodium.h>

#include <algorithm>

#include "core/check.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

using db::Column;

// Without letters and digits that are mistaken for one another when read aloud.
constexpr std::string_view id_letters = "23456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t id_length = 10;
constexpr std::size_t most_titles_at_once = 100;

constexpr const char* frame_columns[] = {"version",      "created_at",    "changed_at", "changed_by",
                                         "withdrawn_at", "withdrawn_why", "pack"};

std::string quoted(const std::string& name) { return '"' + name + '"'; }
std::string bind_name(std::size_t place) { return "c" + std::to_string(place); }

db::Value or_null(const std::string& text) {
    if (text.empty()) return std::monostate{};
    return text;
}

/// Names of the binds must outlive them.
struct RecordBinds {
    RecordBinds(const Entity& entity, const Record& record) {
        names.reserve(entity.fields.size());
        for (std::size_t i = 0; i < entity.fields.size(); ++i) names.push_back(bind_name(i));
        for (std::size_t i = 0; i < entity.fields.size(); ++i)
            binds.push_back({names[i], stored(entity.fields[i], record.cells[i])});
        binds.push_back({"id", record.id});
        binds.push_back({"title", record.title});
        binds.push_back({"version", record.version});
        binds.push_back({"created_at", record.created_at});
        binds.push_back({"changed_at", record.changed_at});
        binds.push_back({"changed_by", record.changed_by});
        binds.push_back({"withdrawn_at", or_null(record.withdrawn_at)});
        binds.push_back({"withdrawn_why", or_null(record.withdrawn_why)});
        binds.push_back({"pack", or_null(record.pack)});
    }
    std::vector<std::string> names;
    std::vector<db::Bind> binds;
};

std::optional<Record> first_record(db::ReadTx& tx, const Entity& entity, const std::string& what,
                                   const std::string& where, const std::vector<db::Bind>& binds) {
    const db::Query query{table_of(entity) + ": " + what,
                          "select " + record_columns(entity, "") + " from " + table_of(entity) + " where " + where,
                          record_types(entity)};
    const auto row = tx.first(query, binds);
    if (!row) return std::nullopt;
    return record_of(entity, *row);
}

}  // namespace

std::string new_id() {
    static const bool started = sodium_init() >= 0;
    core::check(started, "libsodium starts");
    std::string id;
    for (std::size_t i = 0; i < id_length; ++i)
        id += id_letters[randombytes_uniform(static_cast<std::uint32_t>(id_letters.size()))];
    return id;
}

std::string record_columns(const Entity& entity, const std::string& table) {
    const std::string from = table.empty() ? "" : table + ".";
    std::string columns = from + "id, " + from + "title";
    for (const auto& field : entity.fields) columns += ", " + from + quoted(field.name);
    for (const char* name : frame_columns) columns += ", " + from + name;
    return columns;
}

std::vector<Column> record_types(const Entity& entity) {
    std::vector<Column> types{Column::text, Column::text};
    for (const auto& field : entity.fields) types.push_back(column_of(field));
    types.push_back(Column::integer);
    types.insert(types.end(), std::size(frame_columns) - 1, Column::text);
    return types;
}

Record record_of(const Entity& entity, const db::Row& row) {
    Record record{.id = row.text(0), .title = row.text(1), .cells = {}};
    record.cells.reserve(entity.fields.size());
    std::size_t at = 2;
    for (const auto& field : entity.fields) record.cells.push_back(canonical(field, row.value(at++)));
    record.version = row.integer(at++);
    record.created_at = row.text(at++);
    record.changed_at = row.text(at++);
    record.changed_by = row.text(at++);
    record.withdrawn_at = row.maybe_text(at++).value_or("");
    record.withdrawn_why = row.maybe_text(at++).value_or("");
    record.pack = row.maybe_text(at).value_or("");
    return record;
}

std::optional<Record> find(db::ReadTx& tx, const Entity& entity, const std::string& id) {
    return first_record(tx, entity, "find", "id = :id", {{"id", id}});
}

std::optional<Record> find_by_key(db::ReadTx& tx, const Entity& entity, const Cells& cells) {
    if (entity.key.empty()) return std::nullopt;
    std::string where = "withdrawn_at is null";
    std::vector<std::string> names;
    std::vector<db::Bind> binds;
    names.reserve(entity.key.size());
    for (const auto& name : entity.key) {
        const auto place = place_of(entity, name);
        const bool number = column_of(entity.fields[place]) == Column::integer;
        names.push_back(bind_name(place));
        // The words of the unique index, so that it serves.
        where += " and coalesce(" + quoted(name) + (number ? ", -1)" : ", '')") + " = :" + names.back();
        auto value = stored(entity.fields[place], cells[place]);
        if (cells[place].empty()) value = number ? db::Value{std::int64_t{-1}} : db::Value{std::string{}};
        binds.push_back({names.back(), std::move(value)});
    }
    return first_record(tx, entity, "find by key", where, binds);
}

std::optional<Record> find_kept(db::ReadTx& tx, const Entity& entity, const std::string& key) {
    core::check(entity.key_stays, "only keys that stay find what was withdrawn");
    return first_record(tx, entity, "find by kept key", quoted(entity.key[0]) + " = :key", {{"key", key}});
}

void each_record(db::ReadTx& tx, const Entity& entity, const std::function<void(const Record&)>& take) {
    const db::Query query{
        table_of(entity) + ": all",
        "select " + record_columns(entity, "") + " from " + table_of(entity) + " order by id collate \"C\"",
        record_types(entity)};
    tx.each(query, {}, [&](const db::Row& row) { take(record_of(entity, row)); });
}

void insert(const Writer& at, const Entity& entity, const Record& record) {
    std::string values = ":id, :title";
    for (std::size_t i = 0; i < entity.fields.size(); ++i) values += ", :" + bind_name(i);
    for (const char* name : frame_columns) values += std::string{", :"} + name;
    const db::Query query{
        table_of(entity) + ": add",
        "insert into " + table_of(entity) + " (" + record_columns(entity, "") + ") values (" + values + ")",
        {}};
    at.of(entity).run(query, RecordBinds{entity, record}.binds);
}

bool update(const Writer& at, const Entity& entity, const Record& record, std::int64_t seen) {
    std::string settings = "title = :title";
    for (std::size_t i = 0; i < entity.fields.size(); ++i)
        settings += ", " + quoted(entity.fields[i].name) + " = :" + bind_name(i);
    for (const char* name : frame_columns) settings += std::string{", "} + name + " = :" + name;
    const db::Query query{table_of(entity) + ": change",
                          "update " + table_of(entity) + " set " + settings + " where id = :id and version = :seen",
                          {}};
    RecordBinds all{entity, record};
    all.binds.push_back({"seen", seen});
    return at.of(entity).run(query, all.binds) == 1;
}

namespace {

/// Asks for the records whose `column` holds one of these values, a hundred at a time.
void each_among(db::ReadTx& tx, const Entity& entity, const std::string& column, std::vector<std::string> wanted,
                const Seen& seen, const std::function<void(const db::Row&)>& take) {
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    for (std::size_t begin = 0; begin < wanted.size(); begin += most_titles_at_once) {
        const auto count = std::min(most_titles_at_once, wanted.size() - begin);
        std::vector<std::string> names;
        std::vector<db::Bind> binds;
        std::string list;
        for (std::size_t i = 0; i < count; ++i) names.push_back("id" + std::to_string(i));
        for (std::size_t i = 0; i < count; ++i) {
            list += (i == 0 ? ":" : ", :") + names[i];
            binds.push_back({names[i], wanted[begin + i]});
        }
        const db::Query query{table_of(entity) + ": titles by " + column,
                              "select t." + quoted(column) + ", t.id, t.title from " + table_of(entity) +
                                  " t where t." + quoted(column) + " in (" + list + ")" +
                                  (seen.all() ? "" : " and " + seen.sql),
                              {Column::text, Column::text, Column::text}};
        for (const auto& [name, value] : seen.values) binds.push_back({name, value});
        tx.each(query, binds, take);
    }
}

}  // namespace

std::map<std::string, std::string> titles(db::ReadTx& tx, const Entity& entity, const std::vector<std::string>& ids,
                                          const Seen& seen) {
    std::map<std::string, std::string> found;
    each_among(tx, entity, "id", ids, seen, [&](const db::Row& row) { found[row.text(0)] = row.text(2); });
    return found;
}

std::map<std::string, Named> named(db::ReadTx& tx, const Entity& entity, const std::vector<std::string>& keys,
                                   const Seen& seen) {
    std::map<std::string, Named> found;
    each_among(tx, entity, entity.key[0], keys, seen, [&](const db::Row& row) {
        found[row.text(0)] = {row.text(1), row.text(2)};
    });
    return found;
}

std::string name_of(db::ReadTx& tx, const Field& field, const std::string& value) {
    if (field.by_key == nullptr) return titles(tx, *field.refers_to, {value})[value];
    const auto all = named(tx, *field.by_key, {value});
    return all.empty() ? value : all.begin()->second.title;
}

std::string title_of(const Entity& entity, const Cells& cells,
                     const std::function<std::string(const Field&, const std::string&)>& referred) {
    std::string title;
    for (const auto& name : entity.title) {
        const auto place = place_of(entity, name);
        const auto& field = entity.fields[place];
        const bool reference = (field.type == Type::reference || field.by_key != nullptr) && !cells[place].empty();
        const std::string part = reference ? referred(field, cells[place]) : shown(field, cells[place]);
        if (!part.empty()) title += (title.empty() ? "" : ", ") + part;
    }
    return title.empty() ? entity.one : title;
}

std::string title_of(db::ReadTx& tx, const Entity& entity, const Cells& cells) {
    return title_of(entity, cells,
                    [&](const Field& field, const std::string& value) { return name_of(tx, field, value); });
}

}  // namespace registers
