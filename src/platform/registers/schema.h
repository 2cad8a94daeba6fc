#pragma once
#include <string>
#include <vector>

#include "platform/db/db.h"
#include "platform/registers/entity.h"

/// Tables follow from declarations, but as migrations that stand in the room's folder: plain files, applied once, with
/// checksums, read in review. A test of the room asks `pending_migration` and fails while the files lag behind.
namespace registers {

/// The table and indexes of an entity, in words that both engines understand.
std::string create_sql(const Entity& entity);

/// What the store still lacks: whole tables, and columns for new fields. Empty when every declaration has its table.
/// Goes forward only: a field that is no longer declared keeps its column.
std::string pending_migration(db::ReadTx& tx, const std::vector<const Entity*>& entities);

/// How a field sorts, the same on both stores: text without regard to the case of A to Z, no value first.
std::string sort_expression(const Field& field);
extern const std::string sort_by_title;

}  // namespace registers
