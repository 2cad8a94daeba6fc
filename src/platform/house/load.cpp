#include "platform/house/load.h"

#include <algorithm>
#include <tuple>

#include "core/check.h"
#include "platform/db/db.h"
#include "platform/registers/pack.h"
#include "platform/rights/operator.h"

namespace house {

core::Result<packs::Pack> read_pack(db::ReadTx& tx, const std::string& folder, const std::vector<Room>& rooms,
                                    core::Faults& faults) {
    auto files = pack_files(rooms);
    for (const auto* entity : pack_registers(rooms)) files.push_back(registers::pack_file(*entity));
    auto pack = packs::read(folder, files, packs::elsewhere(tx, files), faults);
    if (!pack) return pack;
    for (const auto& room : rooms)
        if (room.card->check_pack != nullptr) room.card->check_pack(*pack, faults);
    // The rooms' findings stand beside the reader's: a person walks through a file once.
    std::stable_sort(faults.begin(), faults.end(),
                     [](auto& a, auto& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
    return pack;
}

packs::Outcome compare_pack(db::ReadTx& tx, const packs::Pack& pack, const std::vector<Room>& rooms,
                            core::Faults& faults) {
    auto outcome = packs::compare(tx, pack, pack_files(rooms));
    const auto registers = registers::counts_of(registers::plan_pack(tx, pack_registers(rooms), pack, faults));
    outcome.files.insert(outcome.files.end(), registers.begin(), registers.end());
    return outcome;
}

void apply_pack(db::Database& database, const packs::Pack& pack, const std::vector<Room>& rooms,
                const std::string& actor, core::Instant at) {
    const audit::Process process{.kind = "packs.load", .actor = actor, .at = at, .reason = pack.title, .account = {}};
    audit::Ledger{database}.write(process, [&](audit::WriteTx& tx) {
        packs::apply(tx.store(), pack, pack_files(rooms), actor, at);
        core::Faults faults;
        registers::apply_pack({tx, rights::Operator{actor}}, registers_of(rooms),
                              registers::plan_pack(tx, pack_registers(rooms), pack, faults), pack);
        // Someone may have changed a register since the comparison; what is refused now must not be loaded by half.
        core::check(faults.empty(), "a pack is applied to the store it was compared with");
        tx.record({.kind = "packs.loaded",
                   .subject = {"packs_loads", pack.name},
                   .changes = {{"checksum", {}, pack.checksum}}});
    });
}

}  // namespace house
