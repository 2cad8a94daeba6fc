#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "contract.h"
#include "support/pack.h"
#include "support/program.h"
#include "support/stores.h"

using contract::gave_up;
using support::cairn;

namespace {

const std::vector<std::string> figures{"figures", "--partnership", "made", "--year", "2024-25"};

void change(support::TestStore& store, const std::string& sql) {
    store.database().write([&](db::WriteTx& tx) { tx.run({.name = "test: spoil the store", .sql = sql}); });
    store.close();
}

/// Every command that opens the store says `told` and changes nothing.
void every_command_gives_up(const std::string& address, const std::string& told) {
    const support::MadePack pack;
    for (const auto& arguments : std::vector<std::vector<std::string>>{{"check"},
                                                                       {"migrate"},
                                                                       {"load", pack.folder()},
                                                                       {"load", pack.folder(), "--dry-run"},
                                                                       figures,
                                                                       {"backup", pack.folder() + "/copy"},
                                                                       {"serve", "--port", "0"}}) {
        CAPTURE(arguments.front());
        gave_up(cairn(address, arguments), 3, told);
    }
    CHECK_FALSE(std::filesystem::exists(pack.folder() + "/copy"));
}

}  // namespace

TEST_CASE("bad store: a path that leads nowhere, a folder, and a file of something else are told, and left alone") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    const support::MadePack pack;
    every_command_gives_up(pack.folder() + "/no/such/cairn.db", "/no/such does not exist");
    CHECK_FALSE(std::filesystem::exists(pack.folder() + "/no"));
    every_command_gives_up(pack.folder(), "it is a folder");
    const auto before = pack.read("observations.csv");
    every_command_gives_up(pack.folder() + "/observations.csv", "the file is not a SQLite database");
    CHECK(pack.read("observations.csv") == before);
    every_command_gives_up("mysql://localhost/cairn", "it is neither a path nor a postgresql:// address");
}

TEST_CASE("bad store: a file that this person may not read is told") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    if (::geteuid() == 0) {
        MESSAGE("not shown: root may read everything");
        return;
    }
    support::TestStore store{db::Engine::sqlite};
    REQUIRE(cairn(store.url(), {"migrate"}).status == 0);
    REQUIRE(::chmod(store.url().c_str(), 0) == 0);
    every_command_gives_up(store.url(), "this user may not read and write it");
}

TEST_CASE("bad store: a damaged SQLite file is told, and told to be restored") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store{db::Engine::sqlite};
    const support::MadePack pack;
    REQUIRE(cairn(store.url(), {"load", pack.folder()}).status == 0);
    std::fstream file{store.url(), std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(4096);
    for (int i = 0; i < 20'000; ++i) file.put('\x5A');
    file.close();
    gave_up(cairn(store.url(), figures), 3, "damaged");
}

TEST_CASE("bad store: a store of a newer version is refused by every command and stays as it was") {
    support::with_each_store([](support::TestStore& store) {
        const support::MadePack pack;
        REQUIRE(cairn(store.url(), {"load", pack.folder()}).status == 0);
        change(store,
               "insert into db_migrations (part, file, checksum, applied_at) values ('packs', '0099_later.sql', 'x', "
               "'2030-01-01T00:00:00Z')");
        const auto before = support::dump(store.database());
        store.close();
        every_command_gives_up(store.url(),
                               "was written by a newer version of this program: it holds migration "
                               "packs/0099_later.sql");
        CHECK(support::dump(store.database()) == before);
    });
}

TEST_CASE("bad store: an altered migration is refused by every command") {
    support::with_each_store([](support::TestStore& store) {
        REQUIRE(cairn(store.url(), {"migrate"}).status == 0);
        change(store, "update db_migrations set checksum = 'another' where part = 'packs' and file = '0001_loads.sql'");
        every_command_gives_up(store.url(), "was built with another text of migration packs/0001_loads.sql");
    });
}

TEST_CASE("bad store: an older store is told to be migrated by what only reads") {
    support::with_each_store([](support::TestStore& store) {
        const auto made = [&] { store.database().write([](db::WriteTx&) {}); };  // an empty store, of no version
        made();
        store.close();
        gave_up(cairn(store.url(), figures), 3, "has not been set up: run `cairn migrate`");
        gave_up(cairn(store.url(), {"check"}), 3, "has not been set up: run `cairn migrate`");
    });
}

TEST_CASE("bad store: a wrong password, host or database is told without the password") {
    if (!support::has_engine(db::Engine::postgresql)) return;
    const support::TestStore store{db::Engine::postgresql};
    const auto spoiled = [&](const std::string& from, const std::string& to) {
        auto url = store.url();
        const auto at = url.find(from);
        REQUIRE(at != std::string::npos);
        return url.replace(at, from.size(), to);
    };
    const auto colon = store.url().find(':', store.url().find("://") + 3), sign = store.url().find('@');
    const auto password = store.url().substr(colon + 1, sign - colon - 1);
    REQUIRE(password.size() > 8);
    const auto told = [&](const std::string& url, const std::string& what) {
        const auto ran = cairn(url, {"check"});
        gave_up(ran, 3, what);
        CHECK(ran.err.find(password) == std::string::npos);
        CHECK(ran.err.find("secret") == std::string::npos);
    };
    told(spoiled(password, "wrong-secret"), "password");
    told(spoiled("@127.0.0.1:", "@127.0.0.1:1"), "127.0.0.1");
    told(spoiled("@127.0.0.1", "@no-such-host.invalid"), "no-such-host.invalid");
    told(spoiled("/postgres", "/no_such_database"), "no_such_database");
}
