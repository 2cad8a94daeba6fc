#include "platform/registers/batches.h"

#include "platform/registers/store.h"

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

}  // namespace

std::optional<Batch> find_batch(db::ReadTx& tx, const Entity& entity, const std::string& id) {
    const auto row = tx.first(find_one, {{"id", id}, {"entity", table_of(entity)}});
    if (!row) return std::nullopt;
    return Batch{
        .process = row->integer(0), .file = row->text(1), .undone_at = row->text(2), .undone_by = row->text(3)};
}

std::string keep_batch(audit::WriteTx& tx, const Entity& entity, const std::string& file) {
    const auto id = new_id();
    tx.run(add_one, {{"id", id}, {"entity", table_of(entity)}, {"process", tx.process_number()}, {"file", file}});
    return id;
}

bool mark_undone(audit::WriteTx& tx, const std::string& id) {
    return tx.run(undo_one, {{"id", id}, {"at", core::iso(tx.now())}, {"by", tx.process().actor}}) == 1;
}

}  // namespace registers
