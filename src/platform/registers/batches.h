#pragma once
#include <optional>
#include <string>

#include "platform/audit/audit.h"
#include "platform/registers/entity.h"

/// Imports, each one batch: known by an id at random, and undone once at most.
namespace registers {

struct Batch {
    std::int64_t process = 0;    ///< the number of what did it
    std::string file = {};       ///< as its sender called it
    std::string undone_at = {};  ///< a moment; empty: it stands
    std::string undone_by = {};
};
std::optional<Batch> find_batch(db::ReadTx& tx, const Entity& entity, const std::string& id);
/// The id of what this process does.
std::string keep_batch(audit::WriteTx& tx, const Entity& entity, const std::string& file);
/// False when it was undone already.
bool mark_undone(audit::WriteTx& tx, const std::string& id);

}  // namespace registers
