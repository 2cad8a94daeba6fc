#include <doctest/doctest.h>

#include "core/embedded.h"
#include "platform/packs/load.h"
#include "platform/packs/tests/folder.h"
#include "support/stores.h"

namespace embedded {
std::span<const core::EmbeddedFile> packs_migrations();
}

namespace {

const core::Instant noon = core::day(2026, 11, 21) + std::chrono::hours{12};

void make_tables(db::Database& database) {
    std::vector<db::Migration> migrations;
    for (const auto& file : embedded::packs_migrations())
        migrations.push_back({"packs", std::string{file.path}, file.bytes});
    migrations.push_back({"made", "0001_made.sql",
                          "create table made_places (code text primary key, name text not null, part_of text "
                          "references made_places (code) "
                          "deferrable initially deferred, opened text, "
                          "pack text not null, load bigint not null);"
                          "create table made_counts (place text not null references made_places (code) deferrable "
                          "initially deferred, period text not null, kind text not null, number "
                          "text not null, pack text not null, load bigint not null);"});
    db::migrate(database, migrations);
}

packs::Outcome load(db::Database& database, const Folder& folder, core::Instant at = noon) {
    core::Faults faults;
    const auto pack = folder.read(database, faults);
    REQUIRE(pack);
    REQUIRE(faults.empty());
    packs::Outcome outcome;
    database.write([&](db::WriteTx& tx) { outcome = packs::apply(tx, *pack, Folder::files(), "someone", at); });
    return outcome;
}

const packs::Counts& of(const packs::Outcome& outcome, const std::string& file) {
    for (const auto& counts : outcome.files)
        if (counts.file == file) return counts;
    FAIL("no such file");
    return outcome.files.front();
}

std::vector<std::string> faults_of(db::Database& database, const Folder& folder) {
    core::Faults faults;
    REQUIRE(folder.read(database, faults));
    std::vector<std::string> sentences;
    for (const auto& fault : faults) sentences.push_back(core::sentence(fault));
    return sentences;
}

const char* const other_card = "name = \"other\"\ntitle = \"Another\"\nlicence = \"none\"\nsource = \"made up\"\n";

}  // namespace

TEST_CASE("packs: loading twice changes nothing the second time") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        Folder folder;
        CHECK(of(load(database, folder), "counts.csv").added == 2);
        const std::string before = support::dump(database);
        CHECK(!load(database, folder, noon + std::chrono::hours{1}).changes_anything());
        CHECK(support::dump(database) == before);
    });
}

TEST_CASE("packs: a changed pack adds, changes and removes just what differs, and each row knows its load") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        Folder folder;
        load(database, folder);
        folder.write("counts.csv", "place,period,kind,number\nA,2024-25,count,13\nA,2025-26,count,1\n");
        folder.write("narrative/2024-25/x.md", "# X\n");
        const auto outcome = load(database, folder, noon + std::chrono::hours{1});
        CHECK(of(outcome, "counts.csv").added == 1);
        CHECK(of(outcome, "counts.csv").changed == 1);
        CHECK(of(outcome, "counts.csv").removed == 1);
        CHECK(of(outcome, "places.csv").unchanged == 2);
        database.read([](db::ReadTx& tx) {
            const db::Query query{"loads_of_places", "select max(load) from made_places", {db::Column::integer}};
            CHECK(tx.first(query)->integer(0) == 1);
            const db::Query counts{"loads_of_counts", "select min(load) from made_counts", {db::Column::integer}};
            CHECK(tx.first(counts)->integer(0) == 2);
            const auto second = packs::find_load(tx, "made", 2);
            REQUIRE(second);
            CHECK(second->loaded_by == "someone");
            CHECK(second->loaded_at == "2026-11-21T13:00:00Z");
            CHECK(packs::narrative(tx, "2024-25/x.md") == "# X\n");
        });
    });
}

TEST_CASE("packs: a preview tells the same counts and changes nothing") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        Folder folder;
        const std::string before = support::dump(database);
        core::Faults faults;
        const auto pack = folder.read(faults);
        packs::Outcome preview;
        database.read([&](db::ReadTx& tx) { preview = packs::compare(tx, *pack, Folder::files()); });
        CHECK(of(preview, "places.csv").added == 2);
        CHECK(support::dump(database) == before);
    });
}

TEST_CASE("packs: whichever statement fails, a load leaves no trace") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        Folder folder;
        const int failures = support::fail_each_statement(database, [&](db::Database& store) { load(store, folder); });
        CHECK(failures >= 6);
    });
}

TEST_CASE("packs: a row that the same load removes is nothing to refer to") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        Folder folder;
        load(database, folder);
        folder.write("places.csv", "code,name,part_of,opened\nB,Beta,,\n");
        CHECK(
            faults_of(database, folder) ==
            std::vector<std::string>{"counts.csv, line 2, column place: \"A\" is not in places.csv, nor was it loaded "
                                     "before. Correct it, or add a row for it to places.csv."});
    });
}

TEST_CASE("packs: a second pack refers to what the first holds, and neither holds the other's rows") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        Folder first, second;
        load(database, first);
        second.write("pack.toml", other_card);
        second.write("places.csv", "code,name,part_of,opened\nA,Alpha,,\nC,Gamma,A,\n");
        second.write("counts.csv", "place,period,kind,number\nB,2024-25,share,1\n");
        CHECK(
            faults_of(database, second) ==
            std::vector<std::string>{"places.csv, line 2: Another pack (made) holds \"A\" already. Remove the row; it "
                                     "can be referred to from here."});
        second.write("places.csv", "code,name,part_of,opened\nC,Gamma,A,\n");
        CHECK(of(load(database, second), "places.csv").added == 1);
        CHECK(!load(database, first).changes_anything());
    });
}

TEST_CASE("packs: a row that another pack refers to cannot be taken away") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        Folder first, second;
        load(database, first);
        second.write("pack.toml", other_card);
        second.write("places.csv", "code,name,part_of,opened\nC,Gamma,,\n");
        second.write("counts.csv", "place,period,kind,number\nB,2024-25,share,1\n");
        load(database, second);
        first.write("places.csv", "code,name,part_of,opened\nA,Alpha,,\n");
        first.write("counts.csv", "place,period,kind,number\n");
        CHECK(faults_of(database, first) ==
              std::vector<std::string>{"places.csv: \"B\" was loaded before, is gone now, and the pack other refers to "
                                       "it. Put its row back, or load other without what refers to it first."});
    });
}
