// What the door costs beside SQLite's own C interface, in one run on one machine: read the ratio of each pair.
// With a postgresql:// address as its argument, the same through the door on PostgreSQL.
#include <benchmark/benchmark.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "platform/db/db.h"

namespace {

using db::Column;

constexpr int rows = 1000;

const db::Query one{.name = "bench: one",
                    .sql = "select name, count, share from bench_things where number = :number",
                    .columns = {Column::text, Column::integer, Column::real}};
const db::Query all{.name = "bench: all",
                    .sql = "select name, count, share from bench_things order by number",
                    .columns = {Column::text, Column::integer, Column::real}};
const db::Query change{.name = "bench: change", .sql = "update bench_things set count = :count where number = :number"};
const db::Query add{
    .name = "bench: add",
    .sql = "insert into bench_things (number, name, count, share) values (:number, :name, :count, 0.5)"};

constexpr auto tables =
    "create table bench_things (number bigint not null primary key, name text, count bigint, share double precision);";

std::string name_of(int number) { return "Indicator number " + std::to_string(number) + " of the scorecard"; }

void fill(db::Database& database) {
    database.write([](db::WriteTx& tx) {
        tx.run_script("drop table if exists bench_things");
        tx.run_script(tables);
        for (std::int64_t i = 0; i < rows; ++i) {
            tx.run(add, {{"number", i}, {"name", name_of(static_cast<int>(i))}, {"count", i}});
        }
    });
}

/// A store on the disk of this folder, filled; removed at the end.
class Files {
  public:
    Files() {
        auto name = (std::filesystem::temp_directory_path() / "cairn-bench-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
        fill(*db::Database::open(path()));
    }
    ~Files() { std::filesystem::remove_all(folder_); }
    std::string path() const { return folder_ + "/store.db"; }

  private:
    std::string folder_;
};

const Files& files() {
    static const Files made;
    return made;
}

std::string& postgres_url() {
    static std::string url;
    return url;
}

/// Opens the engine's store, filled.
std::unique_ptr<db::Database> open(db::Engine engine) {
    if (engine == db::Engine::sqlite) return db::Database::open(files().path());
    auto database = db::Database::open(postgres_url());
    fill(*database);
    return database;
}

template <db::Engine engine>
void door_point_read(benchmark::State& state) {
    const auto database = open(engine);
    std::int64_t number = 0;
    for (auto _ : state) {
        database->read([&](db::ReadTx& tx) {
            benchmark::DoNotOptimize(tx.first(one, {{"number", number++ % rows}})->text(0).size());
        });
    }
}

/// Many reads in one transaction, as a page does them.
template <db::Engine engine>
void door_point_read_inside(benchmark::State& state) {
    const auto database = open(engine);
    std::int64_t number = 0;
    database->read([&](db::ReadTx& tx) {
        for (auto _ : state) {
            benchmark::DoNotOptimize(tx.first(one, {{"number", number++ % rows}})->text(0).size());
        }
    });
}

template <db::Engine engine>
void door_scan(benchmark::State& state) {
    const auto database = open(engine);
    for (auto _ : state) {
        std::size_t sum = 0;
        database->read([&](db::ReadTx& tx) {
            tx.each(all, {}, [&](const db::Row& row) {
                sum += row.text(0).size() + static_cast<std::size_t>(row.integer(1)) +
                       static_cast<std::size_t>(row.real(2));
            });
        });
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * rows);
}

template <db::Engine engine>
void door_commit(benchmark::State& state) {
    const auto database = open(engine);
    std::int64_t number = 0;
    for (auto _ : state) {
        database->write([&](db::WriteTx& tx) { tx.run(change, {{"count", number}, {"number", number % rows}}); });
        ++number;
    }
}

/// SQLite by its own interface, with the same settings and statements prepared once.
class Raw {
  public:
    Raw() {
        sqlite3_open(files().path().c_str(), &connection_);
        run("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
    }
    ~Raw() {
        for (auto* statement : prepared_) sqlite3_finalize(statement);
        sqlite3_close(connection_);
    }
    Raw(const Raw&) = delete;
    Raw& operator=(const Raw&) = delete;
    void run(const char* sql) {
        if (sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(sql);
    }
    sqlite3_stmt* prepare(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(connection_, sql.c_str(), -1, &statement, nullptr);
        prepared_.push_back(statement);
        return statement;
    }

  private:
    sqlite3* connection_ = nullptr;
    std::vector<sqlite3_stmt*> prepared_;
};

std::size_t take(sqlite3_stmt* statement) {
    const std::string name(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
    return name.size() + static_cast<std::size_t>(sqlite3_column_int64(statement, 1)) +
           static_cast<std::size_t>(sqlite3_column_double(statement, 2));
}

void raw_point_read(benchmark::State& state) {
    Raw raw;
    auto* statement = raw.prepare(one.sql);
    std::int64_t number = 0;
    for (auto _ : state) {
        raw.run("begin");
        sqlite3_bind_int64(statement, 1, number++ % rows);
        sqlite3_step(statement);
        benchmark::DoNotOptimize(take(statement));
        sqlite3_reset(statement);
        raw.run("commit");
    }
}

void raw_point_read_inside(benchmark::State& state) {
    Raw raw;
    auto* statement = raw.prepare(one.sql);
    std::int64_t number = 0;
    raw.run("begin");
    for (auto _ : state) {
        sqlite3_bind_int64(statement, 1, number++ % rows);
        sqlite3_step(statement);
        benchmark::DoNotOptimize(take(statement));
        sqlite3_reset(statement);
    }
    raw.run("commit");
}

void raw_scan(benchmark::State& state) {
    Raw raw;
    auto* statement = raw.prepare(all.sql);
    for (auto _ : state) {
        std::size_t sum = 0;
        raw.run("begin");
        while (sqlite3_step(statement) == SQLITE_ROW) sum += take(statement);
        sqlite3_reset(statement);
        raw.run("commit");
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * rows);
}

void raw_commit(benchmark::State& state) {
    Raw raw;
    auto* statement = raw.prepare(change.sql);
    std::int64_t number = 0;
    for (auto _ : state) {
        raw.run("begin immediate");
        sqlite3_bind_int64(statement, 1, number);
        sqlite3_bind_int64(statement, 2, number % rows);
        sqlite3_step(statement);
        sqlite3_reset(statement);
        raw.run("commit");
        ++number;
    }
}

BENCHMARK(raw_point_read)->Name("point read with its transaction/raw SQLite");
BENCHMARK(door_point_read<db::Engine::sqlite>)->Name("point read with its transaction/door SQLite");
BENCHMARK(raw_point_read_inside)->Name("point read inside one/raw SQLite");
BENCHMARK(door_point_read_inside<db::Engine::sqlite>)->Name("point read inside one/door SQLite");
BENCHMARK(raw_scan)->Name("scan of 1000 rows/raw SQLite");
BENCHMARK(door_scan<db::Engine::sqlite>)->Name("scan of 1000 rows/door SQLite");
// So many and no more: how long a disk takes to sync changes too much for the library to guess a number.
BENCHMARK(raw_commit)->Name("small commit/raw SQLite")->UseRealTime()->Iterations(300);
BENCHMARK(door_commit<db::Engine::sqlite>)->Name("small commit/door SQLite")->UseRealTime()->Iterations(300);

void add_postgres() {
    constexpr auto engine = db::Engine::postgresql;
    const auto add_one = [](const char* name, void (*run)(benchmark::State&)) {
        benchmark::RegisterBenchmark(name, run)->UseRealTime();
    };
    add_one("point read with its transaction/door PostgreSQL", door_point_read<engine>);
    add_one("point read inside one/door PostgreSQL", door_point_read_inside<engine>);
    add_one("scan of 1000 rows/door PostgreSQL", door_scan<engine>);
    add_one("small commit/door PostgreSQL", door_commit<engine>);
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (argc > 1) {
        postgres_url() = argv[1];
        add_postgres();
    }
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
