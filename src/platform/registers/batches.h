#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "platform/audit/audit.h"
#include "platform/registers/store.h"

/// Imports, each one batch: known by an id at random, and undone once at most. What one did to its register is asked of
/// the store as a whole: it may have 100,000 records.
namespace registers {

struct Batch {
    std::int64_t process = 0;    ///< the number of what did it
    std::string file = {};       ///< as its sender called it
    std::string undone_at = {};  ///< a moment; empty: it stands
    std::string undone_by = {};
};
std::optional<Batch> find_batch(db::ReadTx& tx, const Entity& entity, const std::string& id);
/// The id of what this process does.
std::string keep_batch(const Writer& at, const Entity& entity, const std::string& file);
/// False when it was undone already.
bool mark_undone(const Writer& at, const std::string& id);

/// How many of a process's records (each counted once) the viewer may read.
std::size_t count_batch(db::ReadTx& tx, const Entity& entity, std::int64_t process, const Seen& seen);
/// Each of its records, live or withdrawn, as it is now.
void each_of_batch(db::ReadTx& tx, const Entity& entity, std::int64_t process,
                   const std::function<void(const Record&)>& take);
/// Withdraws all that the process added, with their events; in few statements, whatever their number. False, and
/// nothing is done, when one of them was changed or withdrawn since.
bool withdraw_added(const Writer& at, const Entity& entity, std::int64_t process, const std::string& reason);

}  // namespace registers
