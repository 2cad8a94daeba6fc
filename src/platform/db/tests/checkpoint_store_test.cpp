#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "platform/db/db.h"
#include "support/stores.h"

namespace {

const db::Query add{.name = "log: add", .sql = "insert into t (text) values (:text)"};

void write(db::Database& database, std::size_t bytes) {
    database.write([&](db::WriteTx& tx) { tx.run(add, {{"text", std::string(bytes, 'x')}}); });
}

std::uintmax_t size(const std::string& path) {
    std::error_code none;
    const auto bytes = std::filesystem::file_size(path, none);
    return none ? 0 : bytes;
}

/// Whether it came true within some seconds.
bool soon(const std::function<bool()>& is_so) {
    for (int i = 0; i < 1000 && !is_so(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds{10});
    return is_so();
}

}  // namespace

TEST_CASE("db: SQLite's log is folded into the file beside the commits, while the store is open") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store(db::Engine::sqlite);
    const auto path = store.folder() + "/store.db";
    const auto database = db::Database::open(path);
    database->write([](db::WriteTx& tx) { tx.run_script("create table t (text text)"); });
    for (int i = 0; i < 8; ++i) write(*database, 500'000);
    CHECK(size(path) < 2'000'000);  // 4 MB are not there yet: nothing was to be folded
    for (int i = 0; i < 2; ++i) write(*database, 500'000);
    CHECK(soon([&] { return size(path) > 4'000'000; }));
}

TEST_CASE("db: writers that never rest do not let SQLite's log grow without end") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store(db::Engine::sqlite);
    const auto path = store.folder() + "/store.db";
    const auto database = db::Database::open(path);
    database->write([](db::WriteTx& tx) { tx.run_script("create table t (text text)"); });
    std::uintmax_t largest = 0;
    for (int i = 0; i < 150; ++i) {
        write(*database, 1'000'000);
        largest = std::max(largest, size(path + "-wal"));
    }
    CHECK(largest < 75'000'000);
    CHECK(size(path) > 70'000'000);
}
