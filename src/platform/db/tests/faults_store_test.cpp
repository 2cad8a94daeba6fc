#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "core/failure.h"
#include "platform/db/db.h"
#include "platform/db/testing.h"
#include "support/stores.h"

namespace {

using db::Column;

const db::Query add_row{.name = "rows: add", .sql = "insert into rows (number) values (:number)"};
const db::Query count_rows{.name = "rows: count", .sql = "select count(*) from rows", .columns = {Column::integer}};
const db::Query raise_total{.name = "total: raise", .sql = "update total set sum = sum + 1"};
const db::Query read_total{.name = "total: read", .sql = "select sum from total", .columns = {Column::integer}};
const db::Query set_total{.name = "total: set", .sql = "update total set sum = :sum"};

void make_tables(db::Database& database) {
    database.write([](db::WriteTx& tx) {
        tx.run_script(
            "create table rows (number bigint); create table total (sum bigint); insert into total values (0)");
    });
}

std::int64_t ask(db::Database& database, const db::Query& query) {
    std::int64_t number = -1;
    database.read([&](db::ReadTx& tx) { number = tx.first(query)->integer(0); });
    return number;
}

void add(db::Database& database, std::int64_t number) {
    database.write([&](db::WriteTx& tx) {
        tx.run(add_row, {{"number", number}});
        tx.run(raise_total);
    });
}

core::Failure::Facts facts_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Failure& failure) {
        CAPTURE(failure.what());
        return {.retryable = failure.retryable(),
                .outcome_unknown = failure.outcome_unknown(),
                .connection_usable = failure.connection_usable()};
    }
    FAIL("nothing failed");
    return {};
}

/// The number of the session that this transaction runs on.
std::string session_of(db::ReadTx& tx) {
    const db::Query session{
        .name = "session", .sql = "select cast(pg_backend_pid() as text)", .columns = {Column::text}};
    return tx.first(session)->text(0);
}

void end_session(const support::TestStore& store, const std::string& session) {
    db::testing::ask_postgres(store.url(), "select pg_terminate_backend(" + session + ", 5000)");
}

}  // namespace

TEST_CASE("db: whichever statement of a write fails, nothing of it stays") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        // Two statements and the commit.
        CHECK(support::fail_each_statement(database, [](db::Database& d) { add(d, 1); }) == 3);
        CHECK(ask(database, count_rows) == 1);
        CHECK(ask(database, read_total) == 1);
    });
}

TEST_CASE("db: a retryable failure runs the work again, another does not") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        int runs = 0;
        const auto work = [&](db::WriteTx& tx) {
            ++runs;
            tx.run(add_row, {{"number", std::int64_t{7}}});
        };
        for (const int statement : {1, 2}) {
            for (const bool usable : {true, false}) {
                runs = 0;
                db::testing::fail_statement(statement, {.retryable = true, .connection_usable = usable});
                database.write(work);
                CHECK(runs == 2);
            }
        }
        CHECK(ask(database, count_rows) == 4);
        runs = 0;
        db::testing::fail_statement(1);
        CHECK_FALSE(facts_of([&] { database.write(work); }).retryable);
        CHECK(runs == 1);
        CHECK(ask(database, count_rows) == 4);
    });
}

TEST_CASE("db: a commit whose answer is lost is never repeated") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        db::testing::lose_commit_answer();
        const auto facts = facts_of([&] { add(database, 1); });
        CHECK(facts.outcome_unknown);
        CHECK_FALSE(facts.retryable);
        CHECK_FALSE(facts.connection_usable);
        CHECK(ask(database, count_rows) == 1);
        add(database, 2);
        CHECK(ask(database, read_total) == 2);
    });
}

TEST_CASE("db: many threads read while others write, and every sum adds up") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        constexpr int writers = 4;
        constexpr int writes = 25;
        std::atomic<bool> stop = false;
        std::atomic<int> wrong = 0;
        std::vector<std::thread> readers;
        for (int i = 0; i < 6; ++i) {
            readers.emplace_back([&] {
                while (!stop) {
                    database.read([&](db::ReadTx& tx) {
                        const auto total = tx.first(read_total)->integer(0);
                        if (tx.first(count_rows)->integer(0) != total) ++wrong;
                    });
                }
            });
        }
        std::vector<std::thread> threads;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back([&, i] {
                for (int n = 0; n < writes; ++n) {
                    // Read, think, write: lost updates would show.
                    database.write([&](db::WriteTx& tx) {
                        const auto sum = tx.first(read_total)->integer(0);
                        tx.run(add_row, {{"number", std::int64_t{i * 1000 + n}}});
                        tx.run(set_total, {{"sum", sum + 1}});
                    });
                }
            });
        }
        for (auto& thread : threads) thread.join();
        stop = true;
        for (auto& thread : readers) thread.join();
        CHECK(wrong == 0);
        CHECK(ask(database, read_total) == writers * writes);
        CHECK(ask(database, count_rows) == writers * writes);
    });
}

TEST_CASE("db: two writes that would each be right alone are not both done") {
    support::on_each_store([](db::Database& database) {
        make_tables(database);
        // Each adds a row if there is none: only a serial order gives one row. They look at the same time if they can.
        std::atomic<int> looked = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&, i] {
                database.write([&](db::WriteTx& tx) {
                    if (tx.first(count_rows)->integer(0) > 0) return;
                    ++looked;
                    for (int wait = 0; looked < 4 && wait < 200; ++wait) {
                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    }
                    tx.run(add_row, {{"number", std::int64_t{i}}});
                });
            });
        }
        for (auto& thread : threads) thread.join();
        CHECK(ask(database, count_rows) == 1);
    });
}

TEST_CASE("db: another process that holds the SQLite store is waited for") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store(db::Engine::sqlite);
    make_tables(store.database());
    const auto other = db::Database::open(store.url());  // its own writer, as another process would have
    std::atomic<bool> holds = false;
    std::thread holder([&] {
        other->write([&](db::WriteTx& tx) {
            tx.run(raise_total);
            holds = true;
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
        });
    });
    while (!holds) std::this_thread::yield();
    CHECK(ask(store.database(), read_total) == 0);  // readers do not wait
    int runs = 0;
    store.database().write([&](db::WriteTx& tx) {
        ++runs;
        tx.run(set_total, {{"sum", tx.first(read_total)->integer(0) + 1}});
    });
    holder.join();
    CHECK(runs == 1);  // it waited before it looked, so it had nothing to do again
    CHECK(ask(store.database(), read_total) == 2);
}

TEST_CASE("db: a connection that broke while idle is replaced without a word") {
    if (!support::has_engine(db::Engine::postgresql)) return;
    support::TestStore store(db::Engine::postgresql);
    make_tables(store.database());
    std::string session;
    store.database().read([&](db::ReadTx& tx) { session = session_of(tx); });
    end_session(store, session);
    CHECK(ask(store.database(), count_rows) == 0);
    store.database().read([&](db::ReadTx& tx) { session = session_of(tx); });
    end_session(store, session);
    add(store.database(), 1);
    CHECK(ask(store.database(), count_rows) == 1);
}

TEST_CASE("db: a connection that breaks in the middle of a write is replaced and the write run again") {
    if (!support::has_engine(db::Engine::postgresql)) return;
    support::TestStore store(db::Engine::postgresql);
    make_tables(store.database());
    int runs = 0;
    store.database().write([&](db::WriteTx& tx) {
        tx.run(add_row, {{"number", std::int64_t{1}}});
        if (++runs == 1) end_session(store, session_of(tx));
        tx.run(raise_total);
    });
    CHECK(runs == 2);
    CHECK(ask(store.database(), count_rows) == 1);
    CHECK(ask(store.database(), read_total) == 1);
    const auto facts = facts_of([&] {
        store.database().read([&](db::ReadTx& tx) {
            end_session(store, session_of(tx));
            tx.first(count_rows);
        });
    });
    CHECK(facts.retryable);
    CHECK_FALSE(facts.connection_usable);
    CHECK_FALSE(facts.outcome_unknown);
}

TEST_CASE("db: a connection that breaks during the commit leaves the outcome unknown") {
    if (!support::has_engine(db::Engine::postgresql)) return;
    support::TestStore store(db::Engine::postgresql);
    make_tables(store.database());
    store.database().write([](db::WriteTx& tx) {
        tx.run_script(
            "create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(30); "
            "return null; end $$;"
            "create constraint trigger slow after insert on rows deferrable initially deferred "
            "for each row execute function slow();");
    });
    std::string session;
    std::atomic<bool> committing = false;
    std::thread killer([&] {
        while (!committing) std::this_thread::yield();
        const auto in_commit = "select 1 from pg_stat_activity where state = 'active' and query = 'commit' and pid = ";
        while (db::testing::ask_postgres(store.url(), in_commit + session).empty()) std::this_thread::yield();
        end_session(store, session);
    });
    int runs = 0;
    const auto facts = facts_of([&] {
        store.database().write([&](db::WriteTx& tx) {
            ++runs;
            session = session_of(tx);
            tx.run(add_row, {{"number", std::int64_t{1}}});
            committing = true;
        });
    });
    killer.join();
    CHECK(runs == 1);
    CHECK(facts.outcome_unknown);
    CHECK_FALSE(facts.retryable);
    CHECK_FALSE(facts.connection_usable);
    CHECK(ask(store.database(), count_rows) == 0);
}

TEST_CASE("db: a plan that a change of the tables made stale costs one failure that says retryable") {
    if (!support::has_engine(db::Engine::postgresql)) return;
    support::TestStore store(db::Engine::postgresql);
    make_tables(store.database());
    const db::Query numbers{.name = "numbers", .sql = "select sum from total", .columns = {Column::integer}};
    CHECK(ask(store.database(), numbers) == 0);
    db::testing::ask_postgres(store.url(), "alter table total alter column sum type integer");
    const auto facts = facts_of([&] { ask(store.database(), numbers); });
    CHECK(facts.retryable);
    CHECK_FALSE(facts.connection_usable);
    CHECK(ask(store.database(), numbers) == 0);
}
