#include "platform/registers/adopt.h"

#include <algorithm>

#include "core/check.h"
#include "platform/registers/commands.h"
#include "platform/registers/search.h"
#include "platform/rights/operator.h"

namespace registers {
namespace {

std::vector<std::string> not_adopted(db::ReadTx& tx, const Entity& entity) {
    const db::Query query{table_of(entity) + ": not adopted yet",
                          "select id from " + table_of(entity) + " where created_at = '' order by id collate \"C\"",
                          {db::Column::text}};
    std::vector<std::string> ids;
    tx.each(query, {}, [&](const db::Row& row) { ids.push_back(row.text(0)); });
    return ids;
}

void adopt_record(const Writer& at, const std::vector<const Entity*>& all, const Entity& entity,
                  const std::string& id) {
    auto& tx = at.of(entity);
    auto record = *find(tx, entity, id);
    record.title = title_of(tx, entity, record.cells);
    record.created_at = record.changed_at = core::iso(tx.now());
    record.changed_by = tx.process().actor;
    core::check(update(at, entity, record, record.version), "the version was read in this transaction");
    index(tx, entity, record);
    tx.record({.kind = event_kind(entity, "added"),
               .subject = {table_of(entity), id},
               .changes = differences(entity, Cells(entity.fields.size()), record.cells)});
    retitle(at, all, entity, id);
}

}  // namespace

void adopt(db::Database& database, const std::vector<const Entity*>& all, core::Instant now) {
    const auto some_wait = [&](db::ReadTx& tx) {
        return std::any_of(all.begin(), all.end(),
                           [&](const auto* entity) { return entity->key_stays && !not_adopted(tx, *entity).empty(); });
    };
    bool wait = false;
    database.read([&](db::ReadTx& tx) { wait = some_wait(tx); });
    if (!wait) return;
    const audit::Process process{.kind = "registers.adopt",
                                 .actor = "Cairn",
                                 .at = now,
                                 .reason = "Kept as a register from now on; recorded before",
                                 .account = {}};
    audit::Ledger{database}.write(process, [&](audit::WriteTx& tx) {
        for (const auto* entity : all)
            if (entity->key_stays)
                for (const auto& id : not_adopted(tx, *entity))
                    adopt_record({tx, rights::Operator{process.actor}}, all, *entity, id);
        // Another process may have been faster: then there is nothing left to tell but that somebody looked.
        tx.record({.kind = "registers.adopted", .subject = {"registers", "adopted"}, .changes = {}});
    });
}

}  // namespace registers
