#include <doctest/doctest.h>

#include <filesystem>

#include "contract.h"
#include "support/pack.h"
#include "support/program.h"
#include "support/stores.h"

using support::cairn;

TEST_CASE("command line: help names every command and costs no store") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    const auto help = cairn("/nowhere/at/all.db", {"--help"});
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    for (const char* command : {"load", "serve", "report", "figures", "backup", "restore", "migrate", "check"}) {
        CAPTURE(command);
        CHECK(help.out.find(std::string{"\n  "} + command + " ") != std::string::npos);
        const auto own = cairn("/nowhere/at/all.db", {command, "--help"});
        CHECK(own.status == 0);
        CHECK(own.err.empty());
        CHECK(own.out.find("Usage: ") != std::string::npos);
    }
    const auto version = cairn("/nowhere/at/all.db", {"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("cairn "));
    CHECK(contract::count(version.out, "\n") == 1);
}

TEST_CASE("command line: unusable arguments are status 2 and one line that says where help is") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    const std::string nowhere = "/nowhere/at/all.db";  // arguments are judged before the store is looked at
    const auto unusable = [&](const std::vector<std::string>& arguments) {
        contract::gave_up(cairn(nowhere, arguments), 2, "");
    };
    unusable({});
    unusable({"fly"});
    unusable({"load"});
    unusable({"load", "a", "b"});
    unusable({"load", "a", "--no-such-flag"});
    unusable({"report", "--partnership", "lrscp"});
    unusable({"figures", "--partnership", "lrscp"});
    unusable({"serve", "--port", "70000"});
    unusable({"serve", "--port", "http"});
    unusable({"backup"});
    contract::gave_up(cairn(nowhere, {"figures", "--partnership", "lrscp", "--year", "2024"}), 2,
                      "\"2024\" is not a reporting year");
    contract::gave_up(cairn(nowhere, {"figures", "--partnership", "lrscp", "--year", "2024-26"}), 2,
                      "\"2024-26\" is not a reporting year");
    contract::gave_up(
        cairn(nowhere, {"report", "--partnership", "p", "--year", "2024-25", "--out", "/tmp", "--formats", "odt"}), 2,
        "\"odt\"");
}

TEST_CASE("command line: what the store does not hold is refused by name") {
    support::with_each_store([](support::TestStore& store) {
        const support::MadePack pack;
        REQUIRE(cairn(store.url(), {"load", pack.folder()}).status == 0);
        const auto out = store.folder() + "/report";
        contract::gave_up(cairn(store.url(), {"figures", "--partnership", "other", "--year", "2024-25"}), 2,
                          "There is no partnership \"other\" in the store");
        contract::gave_up(cairn(store.url(), {"report", "--partnership", "other", "--year", "2024-25", "--out", out}),
                          2, "There is no partnership \"other\" in the store");
        contract::gave_up(cairn(store.url(), {"report", "--partnership", "made", "--year", "1999-00", "--out", out}), 2,
                          "Made Safeguarding Children Partnership did not stand in 1999-00");
        CHECK_FALSE(std::filesystem::exists(out));
        contract::gave_up(cairn(store.url(), {"load", store.folder() + "/no-pack"}), 2, "it is not a folder");
    });
}

TEST_CASE("command line: figures --json is one document that holds every loaded value") {
    support::with_each_store([](support::TestStore& store) {
        const support::MadePack pack;
        REQUIRE(cairn(store.url(), {"load", pack.folder()}).status == 0);
        const auto ran = cairn(store.url(), {"figures", "--partnership", "made", "--year", "2024-25", "--json"});
        contract::one_json_document(ran);
        for (const char* value : {"10000", "10001", "10002", "10003"}) {
            CAPTURE(value);
            CHECK(ran.out.find(value) != std::string::npos);
        }
        const auto empty = cairn(store.url(), {"figures", "--partnership", "made", "--year", "1999-00", "--json"});
        contract::one_json_document(empty);
    });
}

TEST_CASE("command line: a report that cannot be written is status 3") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store{db::Engine::sqlite};
    const support::MadePack pack;
    REQUIRE(cairn(store.url(), {"load", pack.folder()}).status == 0);
    contract::gave_up(cairn(store.url(), {"report", "--partnership", "made", "--year", "2024-25", "--out",
                                          pack.folder() + "/pack.toml/report"}),
                      3, "cannot be made");
}

TEST_CASE("command line: check is 0 on a store of this version and 3 on none") {
    support::with_each_store([](support::TestStore& store) {
        contract::gave_up(cairn(store.url(), {"check"}), 3, "run `cairn migrate`");
        const auto migrated = cairn(store.url(), {"migrate"});
        CHECK(migrated.status == 0);
        CHECK(migrated.out.find("applied packs/0001_loads.sql") != std::string::npos);
        const auto again = cairn(store.url(), {"migrate"});
        CHECK(again.status == 0);
        CHECK(again.out.find("applied ") == std::string::npos);
        const auto checked = cairn(store.url(), {"check"});
        CHECK(checked.status == 0);
        CHECK(checked.err.empty());
    });
}
