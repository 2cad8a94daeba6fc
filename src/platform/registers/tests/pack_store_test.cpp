#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "platform/registers/pack.h"
#include "platform/rights/operator.h"
#include "sample.h"
#include "support/stores.h"

namespace {

using sample::providers;
using sample::visits;

/// A pack of the two sample registers, in a folder that is gone at the end.
class PackFolder {
  public:
    PackFolder() {
        path_ = (std::filesystem::temp_directory_path() / "cairn-pack-XXXXXX").string();
        REQUIRE(::mkdtemp(path_.data()) != nullptr);
        write("pack.toml", "name = \"sample\"\ntitle = \"Sample\"\nlicence = \"none\"\nsource = \"made up\"\n");
    }
    ~PackFolder() { std::filesystem::remove_all(path_); }
    PackFolder(const PackFolder&) = delete;
    PackFolder& operator=(const PackFolder&) = delete;
    void write(const std::string& name, const std::string& text) const { std::ofstream{path_ + "/" + name} << text; }
    packs::Pack read(core::Faults& faults) const {
        const auto pack = packs::read(
            path_, {registers::pack_file(providers), registers::pack_file(visits)},
            [](const packs::File&, const std::string&) { return false; }, faults);
        REQUIRE(pack);
        return *pack;
    }

  private:
    std::string path_;
};

const std::string visit_columns = "provider,visited,themes,children,cost,share,safe,lead,notes\n";

/// What a load says it did: added, changed, removed, unchanged of each file.
std::string load(db::Database& database, const PackFolder& folder) {
    core::Faults faults;
    const auto pack = folder.read(faults);
    for (const auto& fault : faults) MESSAGE(core::sentence(fault));
    REQUIRE(faults.empty());
    std::string told;
    audit::Ledger{database}.write(sample::process(), [&](audit::WriteTx& tx) {
        told.clear();
        const auto plans = registers::plan_pack(tx, sample::all(), pack, faults);
        for (const auto& fault : faults) told += core::sentence(fault) + "\n";
        if (faults.empty()) registers::apply_pack({tx, rights::Operator{"A test"}}, sample::all(), plans, pack);
        for (const auto& one : registers::counts_of(plans))
            told += one.file + " " + std::to_string(one.added) + " " + std::to_string(one.changed) + " " +
                    std::to_string(one.removed) + " " + std::to_string(one.unchanged) + "\n";
    });
    return told;
}

}  // namespace

TEST_CASE(
    "pack: registers take their files, rows that refer to one another included, and loading again changes nothing") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const PackFolder folder;
        // The first row is part of the second: the order of a file does not matter.
        folder.write("providers.csv", "code,name,kind,parent\nh1,Oak House,home,h2\nh2,Oak Group,agency,\n");
        folder.write("visits.csv", visit_columns + "h1,2025-12-19,food;school,12,1250.50,12.5,yes,Priya,\n");
        CHECK(load(database, folder) == "providers.csv 2 0 0 0\nvisits.csv 1 0 0 0\n");
        CHECK(load(database, folder) == "providers.csv 0 0 0 2\nvisits.csv 0 0 0 1\n");
        database.read([](db::ReadTx& tx) {
            const auto visit = registers::find_by_key(
                tx, visits,
                sample::cells(visits,
                              {{"provider",
                                registers::find_by_key(tx, providers, sample::cells(providers, {{"code", "h1"}}))->id},
                               {"visited", "2025-12-19"}}));
            REQUIRE(visit);
            CHECK(visit->title == "Oak House, 19 December 2025");
            CHECK(visit->pack == "sample");
            CHECK(cell(visits, visit->cells, "report_due") == "2026-01-07");
        });
        folder.write("providers.csv", "code,name,kind,parent\nh1,Oak Lodge,home,\n");
        CHECK(load(database, folder) == "providers.csv 0 1 1 0\nvisits.csv 0 0 0 1\n");
        database.read([](db::ReadTx& tx) {
            CHECK_FALSE(registers::find_by_key(tx, providers, sample::cells(providers, {{"code", "h2"}})));
            CHECK(audit::verify(tx).faults.empty());
        });
    });
}

TEST_CASE("pack: rows against a register's own rules are faults of their file, with their line") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const PackFolder folder;
        folder.write("providers.csv", "code,name,kind,parent\nh1,Oak House,home,\n");
        folder.write("visits.csv", visit_columns + "h1,2025-12-19,food,12,,,no,,\nh1,2025-12-20,,900,,,,,\n");
        const auto told = load(database, folder);
        CHECK(told.find("visits.csv, line 2, column notes: Enter what was not safe.") != std::string::npos);
        CHECK(told.find("visits.csv, line 3, column children: Children seen must be 0 to 500.") != std::string::npos);
    });
}
