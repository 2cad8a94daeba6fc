#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "lifecycle_house.h"
#include "platform/registers/pack.h"
#include "platform/rights/operator.h"
#include "support/stores.h"

namespace {

using lifecycle_house::houses;
using lifecycle_house::Site;

/// Loads a pack of houses; what was wrong with it, or how many were added, changed and left.
std::string load(Site& site, const std::string& rows) {
    const auto path = std::filesystem::temp_directory_path() / ("cairn-lifecycle-" + registers::new_id());
    std::filesystem::create_directory(path);
    std::ofstream{path / "pack.toml"}
        << "name = \"sample\"\ntitle = \"Sample\"\nlicence = \"none\"\nsource = \"made up\"\n";
    std::ofstream{path / "houses.csv"} << "code,name,partnership,state,places,from,to,closed_by,advice\n" << rows;
    core::Faults faults;
    const auto pack = packs::read(
        path.string(), {registers::pack_file(houses)}, [](const packs::File&, const std::string&) { return false; },
        faults);
    std::filesystem::remove_all(path);
    REQUIRE(pack);
    std::string told;
    audit::Ledger{site.database}.write(site.process("pack.load"), [&](audit::WriteTx& tx) {
        told.clear();
        faults.clear();
        const auto plans = registers::plan_pack(tx, lifecycle_house::all(), *pack, faults);
        for (const auto& fault : faults) told += core::sentence(fault) + "\n";
        if (faults.empty())
            registers::apply_pack({tx, rights::Operator{"A test"}}, lifecycle_house::all(), plans, *pack);
        for (const auto& one : registers::counts_of(plans))
            told += std::to_string(one.added) + " " + std::to_string(one.changed) + " " + std::to_string(one.unchanged);
    });
    return told;
}

std::string id_of(Site& site, const std::string& code) {
    std::string id;
    site.database.read([&](db::ReadTx& tx) {
        id = registers::find_by_key(tx, houses, sample::cells(houses, {{"code", code}}))->id;
    });
    return id;
}

}  // namespace

TEST_CASE(
    "registers: a pack brings records in any state, takes them on by declared steps, and leaves steps taken here") {
    support::on_each_store([](db::Database& database) {
        Site site{database};
        CHECK(load(site, "h1,Oak,A,open,,,,,\nh2,Elm,A,closed,,,2020-01-01,,\n") == "2 0 0");
        const auto oak = id_of(site, "h1");
        // A declared step, without asking who may; none leads back.
        CHECK(load(site, "h1,Oak,A,closed,,,2026-03-30,,\nh2,Elm,A,closed,,,2020-01-01,,\n") == "0 1 1");
        const auto back = load(site, "h1,Oak,A,open,,,,,\nh2,Elm,A,closed,,,2020-01-01,,\n");
        CHECK(back.find("No step leads from Closed") != std::string::npos);
        CHECK(site.state_of(oak) == "closed");
        // A step that was taken here stays, with what it asked for, whatever the pack still says.
        CHECK(load(site, "h1,Oak,A,closed,,,2026-03-30,,\nh2,Elm,A,closed,,,2020-01-01,,\nh3,Yew,A,open,,,,,\n") ==
              "1 0 2");
        const auto yew = id_of(site, "h3");
        CHECK(site.post("/sample/houses/" + yew + "/steps/close",
                        {{"seen", "1"}, {"to-day", "31"}, {"to-month", "3"}, {"to-year", "2026"}, {"reason", "Sold"}})
                  .status == 303);
        const auto later =
            load(site, "h1,Oak,A,closed,,,2026-03-30,,\nh2,Elm,A,closed,,,2020-01-01,,\nh3,Yew House,A,open,,,,,\n");
        CHECK(later.find("0 1 2") != std::string::npos);
        CHECK(site.state_of(yew) == "closed");
        CHECK(lifecycle_house::has(site.get("/sample/houses/" + yew), "31 March 2026"));
        CHECK(lifecycle_house::has(site.get("/sample/houses/" + yew), "Yew House"));
    });
}
