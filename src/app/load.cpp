#include <fmt/core.h>

#include <cstdio>

#include "app/commands.h"
#include "app/store.h"
#include "platform/audit/audit.h"
#include "platform/packs/load.h"
#include "platform/registers/pack.h"
#include "rooms/registry.h"

namespace app {
namespace {

void tell(const packs::Pack& pack, const packs::Outcome& outcome, bool dry_run) {
    fmt::print("{}\n", pack.title);
    fmt::print("{:<20}{:>8}{:>9}{:>9}{:>11}\n", "", dry_run ? "to add" : "added", dry_run ? "change" : "changed",
               dry_run ? "remove" : "removed", "unchanged");
    for (const auto& file : outcome.files)
        fmt::print("{:<20}{:>8}{:>9}{:>9}{:>11}\n", file.file, file.added, file.changed, file.removed, file.unchanged);
    if (!outcome.changes_anything())
        fmt::print("Nothing differs from what the store holds.\n");
    else if (dry_run)
        fmt::print("Nothing was changed: this was a preview.\n");
}

int refuse(const core::Faults& faults) {
    for (const auto& fault : faults) fmt::print(stderr, "{}\n", core::sentence(fault));
    fmt::print(stderr, "cairn: {} {} in the pack; nothing was loaded.\n", faults.size(),
               faults.size() == 1 ? "fault" : "faults");
    return findings;
}

/// What the pack would change in all tables and registers. Rows that a register refuses become faults.
packs::Outcome compare(db::ReadTx& tx, const packs::Pack& pack, const std::vector<house::Room>& rooms,
                       core::Faults& faults) {
    auto outcome = packs::compare(tx, pack, house::pack_files(rooms));
    const auto registers = registers::counts_of(registers::plan_pack(tx, house::registers_of(rooms), pack, faults));
    outcome.files.insert(outcome.files.end(), registers.begin(), registers.end());
    return outcome;
}

/// Everything in one transaction, with one process in the audit trail.
void apply(db::Database& database, const packs::Pack& pack, const std::vector<house::Room>& rooms) {
    const audit::Process process{.kind = "packs.load",
                                 .actor = person_at_command_line(),
                                 .at = core::system_clock().now(),
                                 .reason = pack.title};
    audit::Ledger{database}.write(process, [&](audit::WriteTx& tx) {
        packs::apply(tx.store(), pack, house::pack_files(rooms), process.actor, process.at);
        core::Faults none;
        const auto all = house::registers_of(rooms);
        registers::apply_pack(tx, all, registers::plan_pack(tx, all, pack, none), pack);
        tx.record({.kind = "packs.loaded",
                   .subject = {"packs_loads", pack.name},
                   .changes = {{"checksum", {}, pack.checksum}}});
    });
}

}  // namespace

int load(const std::string& folder, bool dry_run) {
    const auto database = open_store(Migrate::yes);
    const auto rooms = house::rooms();
    auto files = house::pack_files(rooms);
    for (const auto* entity : house::registers_of(rooms)) files.push_back(registers::pack_file(*entity));
    core::Faults faults;
    core::Result<packs::Pack> pack;
    database->read([&](db::ReadTx& tx) {
        pack = packs::read(folder, files, packs::elsewhere(tx, files), faults);
    });
    if (!pack) {
        fmt::print(stderr, "cairn: {}\n", pack.error().for_user);
        return unusable;
    }
    for (const auto& room : rooms)
        if (room.card->check_pack != nullptr) room.card->check_pack(*pack, faults);
    if (!faults.empty()) return refuse(faults);
    packs::Outcome outcome;
    database->read([&](db::ReadTx& tx) { outcome = compare(tx, *pack, rooms, faults); });
    if (!faults.empty()) return refuse(faults);
    if (!dry_run && outcome.changes_anything()) apply(*database, *pack, rooms);
    tell(*pack, outcome, dry_run);
    return success;
}

}  // namespace app
