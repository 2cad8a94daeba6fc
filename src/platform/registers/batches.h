#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "platform/audit/audit.h"
#include "platform/registers/store.h"

/// What one process did to one register, asked of the store as a whole: an import may have 100,000 records.
namespace registers {

/// How many of its records (each counted once) the viewer may read.
std::size_t count_batch(db::ReadTx& tx, const Entity& entity, std::int64_t process, const Seen& seen);
/// Each of its records, live or withdrawn, as it is now.
void each_of_batch(db::ReadTx& tx, const Entity& entity, std::int64_t process,
                   const std::function<void(const Record&)>& take);

/// Withdraws all that the process added, with their events; in few statements, whatever their number. False, and
/// nothing is done, when one of them was changed or withdrawn since.
bool withdraw_added(audit::WriteTx& tx, const Entity& entity, std::int64_t process, const std::string& reason);

}  // namespace registers
