#include <fmt/core.h>

#include <cstdio>

#include "app/commands.h"
#include "app/store.h"
#include "platform/house/load.h"
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

int load_into(db::Database& database, const std::string& folder, bool dry_run) {
    const auto rooms = house::rooms();
    core::Faults faults;
    core::Result<packs::Pack> pack;
    database.read([&](db::ReadTx& tx) { pack = house::read_pack(tx, folder, rooms, faults); });
    if (!pack) {
        fmt::print(stderr, "cairn: {}\n", pack.error().for_user);
        return unusable;
    }
    if (!faults.empty()) return refuse(faults);
    packs::Outcome outcome;
    database.read([&](db::ReadTx& tx) { outcome = house::compare_pack(tx, *pack, rooms, faults); });
    if (!faults.empty()) return refuse(faults);
    if (!dry_run && outcome.changes_anything())
        house::apply_pack(database, *pack, rooms, person_at_command_line(), core::system_clock().now());
    tell(*pack, outcome, dry_run);
    return success;
}

}  // namespace

int load(const std::string& folder, bool dry_run) {
    if (dry_run) {
        Preview preview;
        const int status = load_into(preview.database(), folder, true);
        if (preview.stands_in() && status == success)
            fmt::print("The store {} is not set up yet; `cairn load` without --dry-run does it.\n", store_address());
        return status;
    }
    const auto database = open_store(Migrate::yes);
    return load_into(*database, folder, false);
}

}  // namespace app
