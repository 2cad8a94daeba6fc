#include <doctest/doctest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "core/failure.h"
#include "platform/db/db.h"
#include "platform/db/testing.h"
#include "support/stores.h"

namespace {

using db::Column;

const db::Migration notes_1{.part = "notes",
                            .file = "0001_notes.sql",
                            .sql =
                                "create table notes_notes (id {{id}}, text text not null, amount double precision);"
                                "create table notes_links (note bigint not null references notes_notes (id));"};
const db::Migration notes_2{.part = "notes", .file = "0002_more.sql", .sql = "create table notes_more (x bigint)"};

const db::Query add_note{.name = "notes: add", .sql = "insert into notes_notes (text, amount) values (:text, 0.1)"};
const db::Query count_notes{
    .name = "notes: count", .sql = "select count(*) from notes_notes", .columns = {Column::integer}};
const db::Query link_notes{.name = "notes: link", .sql = "insert into notes_links select id from notes_notes"};

void add_notes(db::Database& database, int how_many, const std::string& text) {
    database.write([&](db::WriteTx& tx) {
        for (int i = 0; i < how_many; ++i) tx.run(add_note, {{"text", text + std::to_string(i)}});
    });
}

std::int64_t count(db::Database& database) {
    std::int64_t number = 0;
    database.read([&](db::ReadTx& tx) { number = tx.first(count_notes)->integer(0); });
    return number;
}

std::string failure(const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Failure& failure) {
        return failure.what();
    }
    return "";
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string content(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void put(const std::string& file, const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

std::size_t files_in(const std::string& folder) {
    const std::filesystem::directory_iterator files(folder);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

/// Threads that end before their test does, whatever it throws.
struct Threads {
    std::atomic<bool>& stop;
    std::vector<std::thread> running = {};
    ~Threads() { join(); }
    void join() {
        stop = true;
        for (auto& thread : running) thread.join();
        running.clear();
    }
};

/// The same test on both, each time on whole databases: a copy may not care for its neighbours.
void on_both(const std::function<void(support::TestStore&)>& test) {
    support::with_each_store(
        [&](support::TestStore& store) {
            db::migrate(store.database(), {notes_1});
            add_notes(store.database(), 50, "O'Neill 👩‍👧 \\ \t");
            store.database().write([](db::WriteTx& tx) { tx.run(link_notes); });
            test(store);
        },
        support::TestStore::Room::database);
}

}  // namespace

TEST_CASE("db: a copy restores a store exactly, over a later one and into an empty one") {
    on_both([](support::TestStore& store) {
        const auto copy = store.folder() + "/copy with space";
        const auto before = support::dump(store.database());
        db::backup(store.database(), copy);
        struct stat facts {};
        REQUIRE(::stat(copy.c_str(), &facts) == 0);
        CHECK((facts.st_mode & 0777) == 0600);

        add_notes(store.database(), 5, "later");
        db::migrate(store.database(), {notes_1, notes_2});
        REQUIRE(support::dump(store.database()) != before);
        db::restore(store.url(), copy);
        CHECK(support::dump(store.database()) == before);  // the connections that were open see it
        CHECK(db::migrate(store.database(), {notes_1, notes_2}).size() == 1);
        add_notes(store.database(), 1, "goes on");
        CHECK(count(store.database()) == 51);

        support::TestStore other(store.engine(), support::TestStore::Room::database);
        db::restore(other.url(), copy);
        CHECK(support::dump(other.database()) == before);
    });
}

TEST_CASE("db: a copy replaces an older one, and never the store itself") {
    on_both([](support::TestStore& store) {
        const auto copy = store.folder() + "/copy";
        put(copy, "old");
        db::backup(store.database(), copy);
        CHECK(content(copy).size() > 100);
        const auto files = files_in(store.folder());
        CHECK(has(failure([&] { db::backup(store.database(), store.folder()); }), "it is a folder"));
        CHECK(has(failure([&] { db::backup(store.database(), store.folder() + "/no/copy"); }),
                  "its folder does not exist"));
        CHECK(has(failure([&] { db::backup(store.database(), ""); }), "has no name"));
        if (store.engine() == db::Engine::sqlite) {
            CHECK(has(failure([&] { db::backup(store.database(), store.url()); }), "it is the store itself"));
            CHECK(has(failure([&] { db::backup(store.database(), store.url() + "-wal"); }), "it is the store itself"));
            CHECK(has(failure([&] { db::restore(store.url(), store.url()); }), "cannot be restored from itself"));
        }
        CHECK(files_in(store.folder()) == files);
        CHECK(count(store.database()) == 50);
    });
}

TEST_CASE("db: a copy that is damaged, cut short or something else leaves the store as it was") {
    on_both([](support::TestStore& store) {
        const auto good = store.folder() + "/good";
        const auto bad = store.folder() + "/bad";
        db::backup(store.database(), good);
        add_notes(store.database(), 3, "since");
        const auto before = support::dump(store.database());
        const auto whole = content(good);
        const auto refused = [&](const std::string& text) {
            put(bad, text);
            const auto said = failure([&] { db::restore(store.url(), bad); });
            CHECK(said != "");
            CHECK(said.find('\n') == std::string::npos);
            CHECK(support::dump(store.database()) == before);
            return said;
        };
        CHECK(has(refused(""), "it is empty"));
        refused("not a copy at all, but a text that is long enough to look at");
        for (const auto size : {whole.size() / 4, whole.size() / 2, whole.size() - 100}) refused(whole.substr(0, size));
        auto damaged = whole;
        // SQLite: the content of a page; pg_dump: the table's compressed rows.
        const auto at =
            store.engine() == db::Engine::sqlite ? whole.size() / 2 : whole.rfind("\x78\x9c", whole.size() - 40) + 20;
        for (std::size_t i = at; i < at + 40 && i < damaged.size(); ++i) damaged[i] = static_cast<char>(~damaged[i]);
        refused(damaged);
        CHECK(has(failure([&] { db::restore(store.url(), bad + "x"); }), "it does not exist"));
        CHECK(has(failure([&] { db::restore(store.url(), store.folder()); }), "it is not a regular file"));
        CHECK_NOTHROW(db::restore(store.url(), good));
    });
}

TEST_CASE("db: a copy of the other engine or of another program is refused") {
    on_both([](support::TestStore& store) {
        const bool is_sqlite = store.engine() == db::Engine::sqlite;
        const auto copy = store.folder() + "/copy";
        db::backup(store.database(), copy);
        const auto before = support::dump(store.database());
        support::TestStore empty(store.engine(), support::TestStore::Room::database);
        const auto foreign = store.folder() + "/foreign";
        empty.database().write([](db::WriteTx& tx) { tx.run_script("create table accounts (x bigint)"); });
        db::Database& nothing_of_ours = empty.database();
        CHECK(has(failure([&] { db::backup(nothing_of_ours, foreign); }), "it is not a copy of a Cairn store"));
        CHECK_FALSE(std::filesystem::exists(foreign));
        if (!is_sqlite) {
            CHECK(has(failure([&] { db::restore(store.folder() + "/new.db", copy); }), "it is not a SQLite database"));
            CHECK_FALSE(std::filesystem::exists(store.folder() + "/new.db"));
        }
        CHECK(support::dump(store.database()) == before);
    });
}

TEST_CASE("db: a restore that the server refuses halfway leaves the store as it was") {
    if (!support::has_engine(db::Engine::postgresql)) return;
    support::TestStore store(db::Engine::postgresql, support::TestStore::Room::database);
    db::migrate(store.database(), {notes_1});
    add_notes(store.database(), 5, "x");
    const auto copy = store.folder() + "/copy";
    db::backup(store.database(), copy);
    add_notes(store.database(), 5, "y");
    const auto before = support::dump(store.database());
    // Everything has been dropped when the second table is made.
    db::testing::ask_postgres(store.url(), "create schema elsewhere");
    db::testing::ask_postgres(store.url(),
                              "create function elsewhere.stop() returns event_trigger language plpgsql as $$ begin "
                              "if to_regclass('public.db_migrations') is not null then raise exception 'not here'; "
                              "end if; end $$");
    db::testing::ask_postgres(store.url(),
                              "create event trigger stop on ddl_command_start when tag in "
                              "('CREATE TABLE') execute function elsewhere.stop()");
    CHECK(failure([&] { db::restore(store.url(), copy); }) ==
          "The store " + store.database().address() + " stays as it was: not here");
    CHECK(support::dump(store.database()) == before);
    db::testing::ask_postgres(store.url(), "drop event trigger stop");
    CHECK_NOTHROW(db::restore(store.url(), copy));
    CHECK(count(store.database()) == 5);
    CHECK(db::testing::ask_postgres(store.url(), "select 1 from pg_namespace where nspname = 'elsewhere'") == "1");
}

TEST_CASE("db: readers and writers go on during copies and restores, and see the old store or the new") {
    on_both([](support::TestStore& store) {
        const auto copy = store.folder() + "/copy";
        auto& database = store.database();
        db::backup(database, copy);  // 50 notes, 50 links
        std::atomic<bool> stop = false;
        std::atomic<int> reads = 0;
        std::atomic<int> strange = 0;
        std::atomic<int> failures = 0;
        const db::Query both{.name = "both counts",
                             .sql = "select (select count(*) from notes_notes) - (select count(*) from notes_links)",
                             .columns = {Column::integer}};
        Threads threads{stop};
        for (int i = 0; i < 3; ++i) {
            threads.running.emplace_back([&] {
                while (!stop) {
                    try {
                        database.read([&](db::ReadTx& tx) {
                            if (tx.first(both)->integer(0) != 0) ++strange;
                        });
                        ++reads;
                    } catch (const core::Failure&) {
                        ++failures;
                    }
                }
            });
        }
        threads.running.emplace_back([&] {
            const db::Query add_link{.name = "add link",
                                     .sql = "insert into notes_links select max(id) from notes_notes"};
            while (!stop) {
                try {
                    database.write([&](db::WriteTx& tx) {
                        tx.run(add_note, {{"text", "more"}});
                        tx.run(add_link);
                    });
                } catch (const core::Failure&) {
                    ++failures;
                }
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
        });
        for (int i = 0; i < 3; ++i) {
            db::restore(store.url(), copy);
            db::backup(database, store.folder() + "/again");
        }
        // On a busy machine readers may not have had their turn yet.
        for (int i = 0; i < 5000 && reads <= 5; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        threads.join();
        CHECK(strange == 0);
        CHECK(reads > 5);
        if (store.engine() == db::Engine::sqlite) CHECK(failures == 0);
        support::TestStore other(store.engine(), support::TestStore::Room::database);
        db::restore(other.url(), store.folder() + "/again");
        other.database().read([&](db::ReadTx& tx) { CHECK(tx.first(both)->integer(0) == 0); });
    });
}
