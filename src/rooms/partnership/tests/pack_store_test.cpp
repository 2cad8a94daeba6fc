#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "partnership_store.h"
#include "platform/packs/load.h"
#include "platform/registers/list.h"
#include "platform/registers/pack.h"
#include "platform/rights/operator.h"
#include "rooms/partnership/partnership.h"
#include "support/stores.h"

namespace {

/// The part of the real pack that this room takes, in a folder of its own.
packs::Pack read_pack(db::Database& database, const std::vector<packs::File>& files, core::Faults& faults) {
    auto folder = (std::filesystem::temp_directory_path() / "cairn-pack-XXXXXX").string();
    REQUIRE(::mkdtemp(folder.data()) != nullptr);
    const std::string real = std::string{SOURCE_DIR} + "/data/packs/leicestershire-rutland/";
    std::filesystem::copy(real + "pack.toml", folder);
    for (const auto& file : files) std::filesystem::copy(real + file.name, folder);
    core::Result<packs::Pack> pack;
    database.read([&](db::ReadTx& tx) { pack = packs::read(folder, files, packs::elsewhere(tx, files), faults); });
    std::filesystem::remove_all(folder);
    REQUIRE(pack);
    return *pack;
}

}  // namespace

TEST_CASE("partnership: the pack of Leicestershire and Rutland fills the registers, every fact with its document") {
    support::on_each_store([](db::Database& database) {
        migrate_partnership(database);
        std::vector<packs::File> files;
        const auto& entities = partnership::registers_of_room();
        for (const auto* entity : entities) files.push_back(registers::pack_file(*entity));
        core::Faults faults;
        const auto pack = read_pack(database, files, faults);
        const audit::Process process{
            .kind = "packs.load", .actor = "The test", .at = core::Instant{}, .reason = {}, .account = {}};
        audit::Ledger{database}.write(process, [&](audit::WriteTx& tx) {
            registers::apply_pack({tx, rights::Operator{"A test"}}, entities,
                                  registers::plan_pack(tx, entities, pack, faults), pack);
            tx.record({.kind = "packs.loaded", .subject = {"packs_loads", pack.name}, .changes = {}});
        });
        for (const auto& fault : faults) MESSAGE(core::sentence(fault));
        CHECK(faults.empty());
        database.read([&](db::ReadTx& tx) {
            for (const auto& counts : registers::counts_of(registers::plan_pack(tx, entities, pack, faults))) {
                CAPTURE(counts.file);
                CHECK(counts.added + counts.changed + counts.removed == 0);
                CHECK(counts.unchanged > 0);
            }
            http::Fields asked;
            asked.add("role", "lead_safeguarding_partner");
            CHECK(
                registers::list(tx, partnership::appointments, registers::read_query(partnership::appointments, asked))
                    .count == 5);
            for (const auto* entity : entities)
                if (registers::find_field(*entity, "document") && entity != &partnership::partnerships)
                    registers::each_record(tx, *entity, [&](const registers::Record& record) {
                        CAPTURE(record.title);
                        CHECK_FALSE(cell(*entity, record.cells, "document").empty());
                        CHECK_FALSE(cell(*entity, record.cells, "section").empty());
                    });
        });
    });
}
