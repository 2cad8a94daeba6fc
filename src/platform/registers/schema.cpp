#include "platform/registers/schema.h"

#include <set>

#include "core/check.h"
#include "platform/registers/list.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

using db::Column;

const db::Query sqlite_columns{
    "registers: columns", "select name from pragma_table_info(:table) order by cid", {Column::text}};
const db::Query postgres_columns{"registers: columns",
                                 "select cast(column_name as text) from information_schema.columns "
                                 "where table_schema = current_schema() and table_name = :table",
                                 {Column::text}};

constexpr std::size_t most_asked = 8;
constexpr const char* live = " where withdrawn_at is null";

std::string quoted(const std::string& name) { return '"' + name + '"'; }

std::string column_sql(const Field& field) {
    std::string sql = quoted(field.name) + (column_of(field) == Column::integer ? " bigint" : " text");
    // Deferred: the rows of one file may refer to one another.
    if (field.type == Type::reference)
        sql += " references " + table_of(*field.refers_to) + " (id) deferrable initially deferred";
    return sql;
}

std::string index_sql(const Entity& entity, const std::string& suffix, const std::string& what) {
    const std::string name = table_of(entity) + "_" + suffix;
    core::check(name.size() <= 63, "PostgreSQL keeps 63 characters of a name: give the field a shorter one");
    return "create index " + name + " on " + table_of(entity) + " (" + what + ")" + live + ";\n";
}

bool is_filter(const Field& field) {
    return field.type == Type::reference ||
           (field.in_list && (field.type == Type::choice || field.type == Type::yes_no_not_known ||
                              (field.by_key != nullptr && !field.several)));
}

/// What a list asks of every row: its filters, and for whom the row is. An index that holds all of it answers how many
/// rows there are, and which, without a look at the rows themselves.
std::string asked_of_rows(const Entity& entity, const std::string& but) {
    std::set<std::string> names;
    for (const auto& field : entity.fields)
        if (field.in_list && can_filter(field) && names.size() < most_asked) names.insert(field.name);
    const auto& scope = entity.scope;
    for (const auto* name : {&scope.footprint, &scope.body, &scope.organisation, &scope.classification, &scope.part_of})
        if (!name->empty()) names.insert(*name);
    names.erase(but);
    std::string columns;
    for (const auto& name : names) columns += ", " + quoted(name);
    return columns + ", id, withdrawn_at";
}

/// One index to sort by each column of the list, one for each filter. What is withdrawn is in none of them.
std::string indexes_of(const Entity& entity, const Field& field) {
    std::string sql;
    if (field.in_list && can_sort(field) && field.type != Type::choices)
        sql += index_sql(entity, "by_" + field.name, sort_expression(field) + ", id");
    if (is_filter(field))
        sql += index_sql(entity, "of_" + field.name, quoted(field.name) + asked_of_rows(entity, field.name));
    return sql;
}

std::string key_sql(const Entity& entity) {
    if (entity.key.empty()) return {};
    std::string parts;
    for (const auto& name : entity.key) {
        const bool number = column_of(entity.fields[place_of(entity, name)]) == Column::integer;
        parts += (parts.empty() ? "" : ", ") + ("coalesce(" + quoted(name) + (number ? ", -1)" : ", '')"));
    }
    return "create unique index " + table_of(entity) + "_key on " + table_of(entity) + " (" + parts + ")" + live +
           ";\n";
}

std::set<std::string> columns(db::ReadTx& tx, const std::string& table) {
    std::set<std::string> names;
    tx.each(tx.engine() == db::Engine::sqlite ? sqlite_columns : postgres_columns, {{"table", table}},
            [&](const db::Row& row) { names.insert(row.text(0)); });
    return names;
}

}  // namespace

// Twice "C": inside so that PostgreSQL lowers A to Z only, as SQLite does; outside because SQLite gives the index no
// collation but the one that stands there, and would not see that it serves the order.
const std::string sort_by_title = "lower(title collate \"C\") collate \"C\"";

std::string sort_expression(const Field& field) {
    if (column_of(field) == Column::integer) return "coalesce(" + quoted(field.name) + ", -9000000000000000000)";
    return "lower(coalesce(" + quoted(field.name) + ", '') collate \"C\") collate \"C\"";
}

std::string create_sql(const Entity& entity) {
    std::string sql =
        "create table " + table_of(entity) + " (\n    id text not null primary key,\n" + "    title text not null,\n";
    for (const auto& field : entity.fields) sql += "    " + column_sql(field) + ",\n";
    sql +=
        "    version bigint not null,\n    created_at text not null,\n    changed_at text not null,\n"
        "    changed_by text not null,\n    withdrawn_at text,\n    withdrawn_why text,\n    pack text\n);\n";
    sql += key_sql(entity) + index_sql(entity, "by_title", sort_by_title + ", id");
    for (const auto& field : entity.fields) sql += indexes_of(entity, field);
    if (const auto& name = entity.scope.footprint; !name.empty())
        sql += index_sql(entity, "seen", "coalesce(" + quoted(name) + ", '')" + asked_of_rows(entity, {}));
    return sql;
}

std::string pending_migration(db::ReadTx& tx, const std::vector<const Entity*>& entities) {
    std::string sql;
    for (const auto* entity : entities) {
        const auto there = columns(tx, table_of(*entity));
        if (there.empty()) {
            sql += create_sql(*entity) + "\n";
            continue;
        }
        for (const auto& field : entity->fields) {
            if (there.contains(field.name)) continue;
            sql += "alter table " + table_of(*entity) + " add column " + column_sql(field) + ";\n" +
                   indexes_of(*entity, field);
        }
    }
    return sql;
}

}  // namespace registers
