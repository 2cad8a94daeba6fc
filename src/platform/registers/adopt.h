#pragma once
#include <vector>

#include "core/date.h"
#include "platform/registers/entity.h"

namespace db {
class Database;
}

namespace registers {

/// Records that a migration turned into a register's, from a table that was none: known by an empty `created_at`. Their
/// history begins with what they hold now, the search learns of them, and whatever is called by them gets their names.
/// In one process of the audit trail; nothing is written when there are none. Asked at every start, of registers whose
/// keys stay.
void adopt(db::Database& database, const std::vector<const Entity*>& all, core::Instant now);

}  // namespace registers
