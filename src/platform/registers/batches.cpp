#include "platform/registers/batches.h"

#include <vector>

#include "platform/registers/commands.h"

namespace registers {
namespace {

using db::Column;

const db::Query find_one{
    "registers: find a batch",
    "select process, file, coalesce(undone_at, ''), coalesce(undone_by, '') from registers_batches "
    "where id = :id and entity = :entity",
    {Column::integer, Column::text, Column::text, Column::text}};
const db::Query add_one{
    "registers: keep a batch",
    "insert into registers_batches (id, entity, process, file) values (:id, :entity, :process, :file)"};
const db::Query undo_one{
    "registers: a batch was undone",
    "update registers_batches set undone_at = :at, undone_by = :by where id = :id and undone_at is "
    "null"};

constexpr const char* of_batch =
    " in (select subject from audit_events where process = :process and subject_kind = :kind)";
constexpr const char* of_added = " in (select subject from audit_events where process = :process and kind = :added)";

std::int64_t number_in(db::ReadTx& tx, const db::Query& query, const db::Binds& binds) {
    return tx.first(query, binds)->integer(0);
}

}  // namespace

std::optional<Batch> find_batch(db::ReadTx& tx, const Entity& entity, const std::string& id) {
    const auto row = tx.first(find_one, {{"id", id}, {"entity", table_of(entity)}});
    if (!row) return std::nullopt;
    return Batch{
        .process = row->integer(0), .file = row->text(1), .undone_at = row->text(2), .undone_by = row->text(3)};
}

std::string keep_batch(const Writer& at, const Entity& entity, const std::string& file) {
    auto& tx = at.of(entity);
    const auto id = new_id();
    tx.run(add_one, {{"id", id}, {"entity", table_of(entity)}, {"process", tx.process_number()}, {"file", file}});
    return id;
}

bool mark_undone(const Writer& at, const std::string& id) {
    auto& tx = at.tx();
    return tx.run(undo_one, {{"id", id}, {"at", core::iso(tx.now())}, {"by", tx.process().actor}}) == 1;
}

std::size_t count_batch(db::ReadTx& tx, const Entity& entity, std::int64_t process, const Seen& seen) {
    std::vector<db::Bind> binds{{"process", process}, {"kind", table_of(entity)}};
    for (const auto& [name, value] : seen.values) binds.push_back({name, value});
    const db::Query query{table_of(entity) + ": count of a batch",
                          "select count(*) from " + table_of(entity) + " t where t.id" + of_batch +
                              (seen.all() ? "" : " and " + seen.sql),
                          {Column::integer}};
    return static_cast<std::size_t>(number_in(tx, query, binds));
}

void each_of_batch(db::ReadTx& tx, const Entity& entity, std::int64_t process,
                   const std::function<void(const Record&)>& take) {
    const db::Query query{table_of(entity) + ": of a batch",
                          "select " + record_columns(entity, "") + " from " + table_of(entity) + " where id" + of_batch,
                          record_types(entity)};
    tx.each(query, {{"process", process}, {"kind", table_of(entity)}},
            [&](const db::Row& row) { take(record_of(entity, row)); });
}

bool withdraw_added(const Writer& at, const Entity& entity, std::int64_t process, const std::string& reason) {
    auto& tx = at.of(entity);
    const auto table = table_of(entity), added = event_kind(entity, "added");
    const db::Query count_added{"registers: added in a process",
                                "select count(*) from audit_events where process = :process and kind = :added",
                                {Column::integer}};
    const db::Query count_unmoved{
        table + ": added and unmoved",
        "select count(*) from " + table + " where version = 1 and withdrawn_at is null and id" + of_added,
        {Column::integer}};
    const std::vector<db::Bind> which{{"process", process}, {"added", added}};
    if (number_in(tx, count_added, which) != number_in(tx, count_unmoved, which)) return false;
    std::vector<std::string> ids;
    const db::Query added_ids{"registers: ids added in a process",
                              "select subject from audit_events where process = :process and kind = :added order by "
                              "number desc",
                              {Column::text}};
    tx.each(added_ids, which, [&](const db::Row& row) { ids.emplace_back(row.text(0)); });
    const auto now = core::iso(tx.now());
    tx.run({table + ": withdraw a batch",
            "update " + table + " set version = 2, changed_at = :at, changed_by = :by, withdrawn_at = :at2, " +
                "withdrawn_why = :why where id" + of_added,
            {}},
           {{"at", now},
            {"by", tx.process().actor},
            {"at2", now},
            {"why", reason},
            {"process", process},
            {"added", added}});
    tx.run({"registers: a batch is found no more",
            std::string{"update registers_search set live = 0 where entity = :entity and record"} + of_added,
            {}},
           {{"entity", table}, {"process", process}, {"added", added}});
    for (const auto& id : ids)
        tx.record({.kind = event_kind(entity, "withdrawn"),
                   .subject = {table, id},
                   .changes = {{"withdrawn", std::nullopt, reason}}});
    return true;
}

}  // namespace registers
