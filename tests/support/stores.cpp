#include "support/stores.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>

#include "core/failure.h"
#include "platform/db/testing.h"

namespace support {
namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

/// In memory where there is room: nothing that a test shows depends on a disk's patience with fsync.
std::filesystem::path fastest_folder() {
    constexpr std::uintmax_t enough = 512 << 20;  // bytes
    const std::filesystem::path memory = "/dev/shm";
    std::error_code error;
    const auto space = std::filesystem::space(memory, error);
    const bool usable = !error && space.available > enough && ::access(memory.c_str(), W_OK) == 0;
    return usable ? memory : std::filesystem::temp_directory_path();
}

std::string temporary_folder() {
    auto name = (fastest_folder() / "cairn-store-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return name;
}

std::string own_name() {
    static std::atomic<int> count = 0;
    return "cairn_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

std::string with_schema(const std::string& url, const std::string& schema) {
    return url + (url.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + schema;
}

std::string with_database(const std::string& url, const std::string& database) {
    const auto slash = url.find('/', url.find("://") + 3);
    const auto query = url.find('?');
    return url.substr(0, std::min(slash, query)) + "/" + database +
           (query == std::string::npos ? "" : url.substr(query));
}

void say_once_that_postgres_is_missing() {
    static const bool said = [] {
        std::cout << "SKIPPED: no PostgreSQL (set CAIRN_TEST_POSTGRES, see tools/test_postgres)" << std::endl;
        return true;
    }();
    static_cast<void>(said);
}

std::vector<std::string> tables(db::ReadTx& tx) {
    static const db::Query sqlite{
        .name = "support: tables",
        .sql =
            "select name from sqlite_master where type = 'table' and name not like 'sqlite!_%' escape '!' order by 1",
        .columns = {db::Column::text}};
    static const db::Query postgres{
        .name = "support: tables",
        .sql =
            "select cast(tablename as text) from pg_tables where schemaname = current_schema() "
            "order by cast(tablename as text) collate \"C\"",
        .columns = {db::Column::text}};
    std::vector<std::string> names;
    tx.each(tx.engine() == db::Engine::sqlite ? sqlite : postgres, {},
            [&](const db::Row& row) { names.push_back(row.text(0)); });
    return names;
}

std::vector<std::string> columns(db::ReadTx& tx, const std::string& table) {
    static const db::Query sqlite{.name = "support: columns",
                                  .sql = "select name from pragma_table_info(:table) order by cid",
                                  .columns = {db::Column::text}};
    static const db::Query postgres{
        .name = "support: columns",
        .sql =
            "select cast(column_name as text) from information_schema.columns "
            "where table_schema = current_schema() and table_name = :table order by ordinal_position",
        .columns = {db::Column::text}};
    std::vector<std::string> names;
    tx.each(tx.engine() == db::Engine::sqlite ? sqlite : postgres, {{"table", table}},
            [&](const db::Row& row) { names.push_back(row.text(0)); });
    return names;
}

std::string dump_table(db::ReadTx& tx, const std::string& table) {
    db::Query query{.name = "support: dump", .sql = "select "};
    std::string order;
    for (const auto& column : columns(tx, table)) {
        const auto comma = query.columns.empty() ? "" : ", ";
        // quote() tells a text from a number of the same digits.
        query.sql += comma + (tx.engine() == db::Engine::sqlite ? "quote(\"" + column + "\")"
                                                                : "cast(\"" + column + "\" as text) collate \"C\"");
        query.columns.push_back(db::Column::text);
        order += comma + std::to_string(query.columns.size());
    }
    query.sql += " from \"" + table + "\" order by " + order;
    std::string text = "[" + table + "]\n";
    tx.each(query, {}, [&](const db::Row& row) {
        for (std::size_t i = 0; i < query.columns.size(); ++i) text += row.maybe_text(i).value_or("(null)") + "\t";
        text += "\n";
    });
    return text;
}

}  // namespace

TestStore::TestStore(db::Engine engine, Room room) : engine_(engine), folder_(temporary_folder()) {
    if (engine == db::Engine::sqlite) {
        url_ = folder_ + "/store.db";
        return;
    }
    const auto server = variable("CAIRN_TEST_POSTGRES");
    const auto name = own_name();
    const std::string kind = room == Room::schema ? "schema " : "database ";
    db::testing::ask_postgres(server, "create " + kind + name);
    drop_ = "drop " + kind + name + (room == Room::schema ? " cascade" : " with (force)");
    url_ = room == Room::schema ? with_schema(server, name) : with_database(server, name);
}

TestStore::~TestStore() {
    close();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    if (drop_.empty()) return;
    try {
        db::testing::ask_postgres(variable("CAIRN_TEST_POSTGRES"), drop_);
    } catch (const core::Failure& failure) {
        std::cerr << failure.what() << '\n';
    }
}

db::Database& TestStore::database() {
    if (!database_) database_ = db::Database::open(url_);
    return *database_;
}

bool has_engine(db::Engine engine) {
    const auto wanted = variable("CAIRN_TEST_ENGINE");
    if (engine == db::Engine::sqlite) return wanted.empty() || wanted == "sqlite";
    if (!wanted.empty() && wanted != "postgresql") return false;
    if (!variable("CAIRN_TEST_POSTGRES").empty()) return true;
    if (!variable("CI").empty()) {
        FAIL("CAIRN_TEST_POSTGRES is not set: in CI the store tests must run on PostgreSQL too");
    }
    say_once_that_postgres_is_missing();
    return false;
}

void with_each_store(const std::function<void(TestStore&)>& test, TestStore::Room room) {
    if (has_engine(db::Engine::sqlite)) {
        SUBCASE("on SQLite") {
            TestStore store(db::Engine::sqlite, room);
            test(store);
        }
    }
    if (has_engine(db::Engine::postgresql)) {
        SUBCASE("on PostgreSQL") {
            TestStore store(db::Engine::postgresql, room);
            test(store);
        }
    }
}

void on_each_store(const std::function<void(db::Database&)>& test) {
    with_each_store([&](TestStore& store) { test(store.database()); });
}

std::string dump(db::Database& database) {
    std::string text;
    database.read([&](db::ReadTx& tx) {
        text.clear();
        for (const auto& table : tables(tx)) text += dump_table(tx, table);
    });
    return text;
}

int fail_each_statement(db::Database& database, const std::function<void(db::Database&)>& command) {
    constexpr int too_many = 10'000;
    const auto before = dump(database);
    for (int statement = 1; statement < too_many; ++statement) {
        CAPTURE(statement);
        db::testing::fail_statement(statement);
        try {
            command(database);
        } catch (const core::Failure&) {
            REQUIRE_FALSE(db::testing::disarm());  // else it failed for another reason
            REQUIRE(dump(database) == before);
            continue;
        }
        // A command that swallows the failure and goes on must not have got this far.
        REQUIRE(db::testing::disarm());
        return statement - 1;
    }
    FAIL("the command runs more statements than a command should");
    return 0;
}

}  // namespace support
