#include <doctest/doctest.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "core/failure.h"
#include "platform/db/db.h"
#include "support/stores.h"

namespace {

using db::Column;

const db::Migration rows_1{.part = "rows",
                           .file = "0001_rows.sql",
                           .sql =
                               "create table rows_rows (number bigint not null primary key, text text not null);"
                               "create table rows_pairs (number bigint not null references rows_rows (number));"};
const db::Query add_row{.name = "rows: add", .sql = "insert into rows_rows (number, text) values (:number, :text)"};
const db::Query add_pair{.name = "rows: pair", .sql = "insert into rows_pairs (number) values (:number)"};
const db::Query last_row{.name = "rows: last",
                         .sql =
                             "select coalesce(max(number), 0), count(*), (select count(*) from rows_pairs) "
                             "from rows_rows",
                         .columns = {Column::integer, Column::integer, Column::integer}};

struct State {
    std::int64_t last = 0;
    std::int64_t rows = 0;
    std::int64_t pairs = 0;
};

State state(db::Database& database) {
    State found;
    database.read([&](db::ReadTx& tx) {
        const auto row = *tx.first(last_row);
        found = {.last = row.integer(0), .rows = row.integer(1), .pairs = row.integer(2)};
    });
    return found;
}

void write_row(db::Database& database, std::int64_t number) {
    database.write([&](db::WriteTx& tx) {
        tx.run(add_row, {{"number", number}, {"text", std::string(3000, 'x')}});
        tx.run(add_pair, {{"number", number}});
    });
}

/// Runs `work` in a process of its own and kills it about this long after `started` returns; true when it was still at
/// it.
bool killed_after(
    std::chrono::microseconds time, const std::function<void()>& work, const std::function<void()>& started = [] {}) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        try {
            work();
        } catch (const std::exception&) {
        }
        ::_exit(1);
    }
    started();
    std::this_thread::sleep_for(time);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("db: kill -9 loses no acknowledged write and leaves no half of one") {
    support::with_each_store([](support::TestStore& store) {
        db::migrate(store.database(), {rows_1});
        store.close();
        const auto seed = std::random_device{}();
        CAPTURE(seed);
        std::minstd_rand random{seed};
        constexpr int rounds = 24, patience = 30'000;  // milliseconds
        int answered = 0;
        for (int round = 0; round < rounds; ++round) {
            CAPTURE(round);
            const auto before = state(store.database());
            store.close();  // no connection crosses the fork
            int channel[2];
            REQUIRE(::pipe(channel) == 0);
            std::int64_t acknowledged = before.last;
            // A process forked off a program with threads may find a lock taken for ever; that round proves nothing.
            const auto first_answer = [&] {
                pollfd waiting{.fd = channel[0], .events = POLLIN, .revents = 0};
                if (::poll(&waiting, 1, patience) != 1) return;
                REQUIRE(::read(channel[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged);
                ++answered;
            };
            const auto write_rows = [&] {
                const auto database = db::Database::open(store.url(), 1);
                for (auto number = before.last + 1;; ++number) {
                    write_row(*database, number);
                    if (::write(channel[1], &number, sizeof number) != sizeof number) return;
                }
            };
            const bool killed = killed_after(std::chrono::microseconds(random() % 30'000), write_rows, first_answer);
            CHECK(killed);
            ::close(channel[1]);
            for (std::int64_t number = 0; ::read(channel[0], &number, sizeof number) == sizeof number;) {
                acknowledged = number;
            }
            ::close(channel[0]);
            auto after = state(store.database());
            // PostgreSQL may still be busy with the commit of a client that is gone.
            for (int wait = 0; wait < 100 && after.last < acknowledged; ++wait) after = state(store.database());
            CHECK(after.last >= acknowledged);
            CHECK(after.last <= acknowledged + 1);
            CHECK(after.rows == after.last);
            CHECK(after.pairs == after.last);
        }
        CHECK(answered >= rounds - 2);
    });
}

TEST_CASE("db: kill -9 in the middle of a restore leaves the old store or the copy") {
    support::with_each_store(
        [](support::TestStore& store) {
            const auto copy = store.folder() + "/copy";
            db::migrate(store.database(), {rows_1});
            for (int i = 1; i <= 200; ++i) write_row(store.database(), i);
            db::backup(store.database(), copy);
            const auto seed = std::random_device{}();
            CAPTURE(seed);
            std::minstd_rand random{seed};
            for (int round = 0; round < 12; ++round) {
                CAPTURE(round);
                const auto next = state(store.database()).last + 1;
                if (next == 201) write_row(store.database(), next);
                store.close();
                killed_after(
                    std::chrono::microseconds(random() % (store.engine() == db::Engine::sqlite ? 40'000 : 400'000)),
                    [&] { db::restore(store.url(), copy); });
                const auto after = state(store.database());
                const bool whole = after.rows == after.last && after.pairs == after.last;
                CHECK(whole);
                const bool either = after.last == 200 || after.last == 201;
                CHECK(either);
            }
            db::restore(store.url(), copy);
            CHECK(state(store.database()).last == 200);
        },
        support::TestStore::Room::database);
}

TEST_CASE("db: kill -9 in the middle of a migration leaves it undone or done") {
    support::with_each_store([](support::TestStore& store) {
        std::string script;
        for (int i = 0; i < 40; ++i) script += "create table big_" + std::to_string(i) + " (id {{id}}, x text);";
        const db::Migration big{.part = "big", .file = "0001_big.sql", .sql = script};
        const auto seed = std::random_device{}();
        CAPTURE(seed);
        std::minstd_rand random{seed};
        for (int round = 0; round < 8; ++round) {
            killed_after(std::chrono::microseconds(random() % 40'000), [&] {
                const auto database = db::Database::open(store.url(), 1);
                db::migrate(*database, {big});
            });
            const auto found = support::dump(store.database());
            const bool all_or_none =
                (found.find("[big_0]") != std::string::npos) == (found.find("[big_39]") != std::string::npos);
            CHECK(all_or_none);
            store.close();
        }
        db::migrate(store.database(), {big});
        CHECK_NOTHROW(db::check_migrations(store.database(), {big}));
    });
}

TEST_CASE("db: a full disk refuses the write in one sentence and keeps what was acknowledged") {
    if (!support::has_engine(db::Engine::sqlite)) return;
    support::TestStore store(db::Engine::sqlite);
    db::migrate(store.database(), {rows_1});
    store.close();
    int channel[2];
    REQUIRE(::pipe(channel) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{.rlim_cur = 300'000,
                           .rlim_max = 300'000};  // bytes that a file may have, as a disk with an end
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::int64_t number = 0;
        std::string said;
        try {
            const auto database = db::Database::open(store.url(), 1);
            for (number = 1;; ++number) write_row(*database, number);
        } catch (const core::Failure& failure) {
            said = std::to_string(number) + " " + failure.what();
        }
        const auto sent = ::write(channel[1], said.data(), said.size());
        ::_exit(sent == static_cast<ssize_t>(said.size()) ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
    std::string said(4096, '\0');
    said.resize(static_cast<std::size_t>(::read(channel[0], said.data(), said.size())));
    CAPTURE(said);
    const auto failed = std::stoll(said);
    CHECK(failed > 1);
    const bool one_sentence =
        said.find("the disk is full") != std::string::npos || said.find("the disk gave an error") != std::string::npos;
    CHECK(one_sentence);
    const auto found = state(store.database());
    CHECK(found.rows == failed - 1);
    CHECK(found.pairs == found.rows);
    write_row(store.database(), failed);
    ::close(channel[0]);
    ::close(channel[1]);
}
