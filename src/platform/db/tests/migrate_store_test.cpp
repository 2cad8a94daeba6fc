#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/check.h"
#include "core/failure.h"
#include "platform/db/db.h"
#include "support/stores.h"

namespace {

using db::Column;
using db::Migration;

const Migration rooms_1{.part = "rooms",
                        .file = "0001_rooms.sql",
                        .sql =
                            "create table rooms_rooms (id {{id}}, name text not null unique);\n"
                            "-- it's a comment with a :colon\ninsert into rooms_rooms (name) values ('a;b''c:d');"};
const Migration rooms_2{.part = "rooms", .file = "0002_places.sql", .sql = "alter table rooms_rooms add places bigint"};
const Migration visits_1{
    .part = "visits",
    .file = "0001_visits.sql",
    .sql = "create table visits_visits (id {{id}}, room bigint not null references rooms_rooms (id));"};

const db::Query add_room{.name = "rooms: add",
                         .sql = "insert into rooms_rooms (name) values (:name) returning id",
                         .columns = {Column::integer}};

std::string failure(const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Failure& failure) {
        return failure.what();
    }
    return "";
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("db: migrations are applied once, in order, and recorded") {
    support::on_each_store([](db::Database& database) {
        CHECK(has(failure([&] { db::check_migrations(database, {}); }), "has not been set up: run `cairn migrate`"));
        CHECK(db::migrate(database, {rooms_1}) == std::vector<std::string>{"rooms/0001_rooms.sql"});
        const std::vector<Migration> all{rooms_1, rooms_2, visits_1};
        CHECK(has(failure([&] { db::check_migrations(database, all); }), "lacks 2 migrations of this version"));
        CHECK(db::migrate(database, all) ==
              std::vector<std::string>{"rooms/0002_places.sql", "visits/0001_visits.sql"});
        CHECK(db::migrate(database, all).empty());
        CHECK_NOTHROW(db::check_migrations(database, all));
        database.read([](db::ReadTx& tx) {
            const db::Query names{.name = "names", .sql = "select name from rooms_rooms", .columns = {Column::text}};
            CHECK(tx.first(names)->text(0) == "a;b'c:d");
            const db::Query record{.name = "record",
                                   .sql = "select length(checksum), applied_at from db_migrations",
                                   .columns = {Column::integer, Column::text}};
            const auto rows = tx.all(record);
            CHECK(rows.size() == 3);
            CHECK(rows[0].integer(0) == 64);
            CHECK(rows[0].text(1).size() == std::string("2024-09-01T00:00:00Z").size());
        });
    });
}

TEST_CASE("db: the store gives ids that are never used twice") {
    support::on_each_store([](db::Database& database) {
        db::migrate(database, {rooms_1});
        std::int64_t first = 0;
        database.write([&](db::WriteTx& tx) { first = tx.first(add_room, {{"name", "x"}})->integer(0); });
        database.write([](db::WriteTx& tx) { tx.run({.name = "clear", .sql = "delete from rooms_rooms"}); });
        database.write([&](db::WriteTx& tx) { CHECK(tx.first(add_room, {{"name", "y"}})->integer(0) > first); });
    });
}

TEST_CASE("db: foreign keys are kept on both engines") {
    support::on_each_store([](db::Database& database) {
        db::migrate(database, {rooms_1, visits_1});
        const db::Query visit{.name = "visit", .sql = "insert into visits_visits (room) values (99)"};
        CHECK_THROWS_AS(database.write([&](db::WriteTx& tx) { tx.run(visit); }), core::Failure);
    });
}

TEST_CASE("db: an altered, unknown or late migration stops with one sentence and changes nothing") {
    support::on_each_store([](db::Database& database) {
        db::migrate(database, {rooms_1, rooms_2});
        const auto before = support::dump(database);
        const auto both = [&](const std::vector<Migration>& migrations) {
            const auto said = failure([&] { db::migrate(database, migrations); });
            CHECK(failure([&] { db::check_migrations(database, migrations); }) == said);
            CHECK(support::dump(database) == before);
            return said;
        };
        auto altered = rooms_1;
        altered.sql = "create table rooms_rooms (id {{id}})";
        CHECK(has(both({altered, rooms_2, visits_1}), "another text of migration rooms/0001_rooms.sql"));
        CHECK(
            has(both({rooms_1, visits_1}), "newer version of this program: it holds migration rooms/0002_places.sql"));
        const Migration late{.part = "rooms", .file = "0000_late.sql", .sql = "create table late (x bigint)"};
        CHECK(has(both({late, rooms_1, rooms_2}), "lacks migration rooms/0000_late.sql, although the later"));
    });
}

TEST_CASE("db: a migration that fails leaves those before it and nothing of itself") {
    support::on_each_store([](db::Database& database) {
        const Migration broken{.part = "rooms",
                               .file = "0002_broken.sql",
                               .sql = "create table half (x bigint); insert into half values (1); select nonsense;"};
        const auto said = failure([&] { db::migrate(database, {rooms_1, broken, visits_1}); });
        CHECK(has(said, "Migration rooms/0002_broken.sql cannot be applied."));
        CHECK(has(said, "nonsense"));
        CHECK_FALSE(has(support::dump(database), "half"));
        CHECK(db::migrate(database, {rooms_1, visits_1}).size() == 1);
    });
}

TEST_CASE("db: each engine takes its own half of a pair") {
    support::on_each_store([](db::Database& database) {
        const Migration sqlite{
            .part = "rooms", .file = "0001_x.sqlite.sql", .sql = "create table on_sqlite (x bigint)"};
        const Migration postgres{
            .part = "rooms", .file = "0001_x.postgres.sql", .sql = "create table on_postgresql (x bigint)"};
        const bool is_sqlite = database.engine() == db::Engine::sqlite;
        CHECK(db::migrate(database, {postgres, sqlite}).size() == 1);
        CHECK(has(support::dump(database), is_sqlite ? "[on_sqlite]" : "[on_postgresql]"));
        CHECK_NOTHROW(db::check_migrations(database, {sqlite, postgres}));
    });
}

TEST_CASE("db: migrations named or ordered wrongly are our bug") {
    support::on_each_store([](db::Database& database) {
        const auto refuses = [&](const std::vector<Migration>& migrations) {
            CHECK_THROWS_AS(db::migrate(database, migrations), core::Bug);
        };
        refuses({rooms_2, rooms_1});
        refuses({rooms_1, rooms_1});
        refuses({{.part = "rooms", .file = "1_x.sql", .sql = ""}});
        refuses({{.part = "rooms", .file = "0001_x.txt", .sql = ""}});
        refuses({{.part = "rooms", .file = "0001_x.sqlite.sql", .sql = ""}});
        CHECK(support::dump(database).empty());
    });
}

TEST_CASE("db: a store with tables of something else is not taken over") {
    support::on_each_store([](db::Database& database) {
        database.write([](db::WriteTx& tx) { tx.run_script("create table accounts (x bigint)"); });
        CHECK(has(failure([&] { db::migrate(database, {rooms_1}); }), "holds tables of something else (accounts)"));
        CHECK_FALSE(has(support::dump(database), "db_migrations"));
    });
}

TEST_CASE("db: several processes may migrate the same store at once") {
    support::with_each_store([](support::TestStore& store) {
        std::vector<Migration> many;
        std::vector<std::string> texts;
        for (int i = 1; i <= 20; ++i) texts.push_back("create table many_" + std::to_string(i) + " (id {{id}})");
        for (int i = 1; i <= 20; ++i) {
            const auto number = std::to_string(10'000 + i).substr(1);
            many.push_back({.part = "many", .file = number + "_x.sql", .sql = texts[static_cast<std::size_t>(i - 1)]});
        }
        std::vector<pid_t> children;
        for (int i = 0; i < 4; ++i) {
            const auto child = ::fork();
            if (child == 0) {
                int status = 1;
                try {
                    const auto database = db::Database::open(store.url());
                    db::migrate(*database, many);
                    status = 0;
                } catch (const std::exception& error) {
                    MESSAGE(error.what());
                }
                ::_exit(status);
            }
            children.push_back(child);
        }
        for (const auto child : children) {
            int status = -1;
            ::waitpid(child, &status, 0);
            CHECK(status == 0);
        }
        CHECK_NOTHROW(db::check_migrations(store.database(), many));
    });
}
