#pragma once
#include <string>
#include <vector>

#include "platform/audit/audit.h"
#include "platform/house/card.h"
#include "platform/packs/load.h"

/// A data pack into all rooms: their tables and their registers. The command line and the tests load through here.
namespace house {

/// The pack in this folder, checked by itself, against the store and by every room. Faults are all told at once; the
/// result refuses only when the folder cannot be read as a pack.
core::Result<packs::Pack> read_pack(db::ReadTx& tx, const std::string& folder, const std::vector<Room>& rooms,
                                    core::Faults& faults);

/// What the pack would change in all tables and registers. Rows that a register refuses become faults.
packs::Outcome compare_pack(db::ReadTx& tx, const packs::Pack& pack, const std::vector<Room>& rooms,
                            core::Faults& faults);

/// Loads a pack that was read without faults, in one process of the audit trail: all or nothing.
void apply_pack(db::Database& database, const packs::Pack& pack, const std::vector<Room>& rooms,
                const std::string& actor, core::Instant at);

}  // namespace house
