#pragma once
#include <string>
#include <vector>

#include "platform/packs/load.h"
#include "platform/packs/pack.h"
#include "platform/registers/files/import.h"

/// Registers in data packs: each entity takes one file of the pack, named after it.
namespace registers {

/// The file that an entity takes: "organisations.csv", its columns the fields by name, references by the key of what
/// they refer to (which must be one field). The entity has a key.
packs::File pack_file(const Entity& entity);

/// What loading a pack would do to one register.
struct PackPlan {
    const Entity* entity;
    Plan plan;
    std::vector<Record> gone;  ///< live records that an earlier load of this pack brought and this one no longer has
};

/// Against the store as it is. Entities stand after those that they refer to. Rows that are refused become faults of
/// their file. What people changed since the last load goes back to what the pack says; their version stays in the
/// history.
std::vector<PackPlan> plan_pack(db::ReadTx& tx, const std::vector<const Entity*>& entities, const packs::Pack& pack,
                                core::Faults& faults);
/// Does it: adds, changes, and withdraws what is gone. Nothing is recorded when nothing differs.
void apply_pack(const Writer& at, const std::vector<const Entity*>& all, const std::vector<PackPlan>& plans,
                const packs::Pack& pack);
std::vector<packs::Counts> counts_of(const std::vector<PackPlan>& plans);

}  // namespace registers
