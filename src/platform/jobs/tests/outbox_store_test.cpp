#include <doctest/doctest.h>

#include "core/embedded.h"
#include "core/failure.h"
#include "core/london.h"
#include "platform/db/db.h"
#include "platform/jobs/digest.h"
#include "platform/jobs/jobs.h"
#include "support/stores.h"

namespace embedded {
std::span<const core::EmbeddedFile> jobs_migrations();
}

namespace {

struct Clock : core::Clock {
    core::Instant moment = core::day(2026, 11, 22) + std::chrono::hours{9};
    core::Instant now() const override { return moment; }
};

void on_each(const std::function<void(db::Database&)>& test) {
    support::on_each_store([&](db::Database& database) {
        std::vector<db::Migration> all;
        for (const auto& file : embedded::jobs_migrations())
            all.push_back({"jobs", std::string{file.path}, file.bytes});
        db::migrate(database, all);
        test(database);
    });
}

std::map<std::string, std::int64_t> counts(db::Database& database) {
    std::map<std::string, std::int64_t> all;
    database.read([&](db::ReadTx& tx) { all = jobs::counts(tx); });
    return all;
}

void post(db::Database& database, const std::string& key, core::Instant now) {
    database.write([&](db::WriteTx& tx) {
        static_cast<void>(jobs::post(tx, {.key = key, .kind = "test", .payload = "p", .due = {}}, now));
    });
}

using State = std::map<std::string, std::int64_t>;

}  // namespace

TEST_CASE("jobs: an effect posted twice with one key happens once, and its content is not kept") {
    on_each([](db::Database& database) {
        Clock clock;
        int done = 0;
        jobs::Worker worker{database, clock};
        worker.handle("test", [&](const std::string&, const std::string& payload) -> jobs::Attempt {
            CHECK(payload == "p");
            ++done;
            return {jobs::Outcome::done};
        });
        post(database, "one", clock.now());
        post(database, "one", clock.now());
        CHECK(worker.run_once().done == 1);
        post(database, "one", clock.now());
        CHECK(worker.run_once().all() == 0);
        CHECK(done == 1);
        CHECK(support::dump(database).find("\tp\t") == std::string::npos);
    });
}

TEST_CASE("jobs: a change that is rolled back leaves no effect") {
    on_each([](db::Database& database) {
        Clock clock;
        CHECK_THROWS_AS(database.write([&](db::WriteTx& tx) {
            static_cast<void>(jobs::post(tx, {.key = "one", .kind = "test", .payload = "p", .due = {}}, clock.now()));
            throw core::Failure("the disk is full");
        }),
                        core::Failure);
        CHECK(counts(database).empty());
    });
}

TEST_CASE("jobs: what certainly failed is tried again later, and given up after eight times") {
    on_each([](db::Database& database) {
        Clock clock;
        int tries = 0;
        jobs::Worker worker{database, clock};
        worker.handle("test", [&](const std::string&, const std::string&) -> jobs::Attempt {
            ++tries;
            throw core::Failure("no route to the server");
        });
        post(database, "one", clock.now());
        CHECK(worker.run_once().failed == 1);
        CHECK(worker.run_once().all() == 0);
        for (int i = 0; i < 20; ++i) {
            clock.moment += std::chrono::hours{9};
            static_cast<void>(worker.run_once());
        }
        CHECK(tries == 8);
        CHECK(counts(database) == State{{"refused", 1}});
        database.write([&](db::WriteTx& tx) { CHECK(jobs::send_again(tx, "one", clock.now())); });
        CHECK(worker.run_once().failed == 1);
    });
}

TEST_CASE("jobs: an effect that was under way when the program stopped is never repeated by itself") {
    on_each([](db::Database& database) {
        Clock clock;
        struct Crash {};
        int began = 0;
        jobs::Worker dies{database, clock};
        dies.handle("test", [&](const std::string&, const std::string&) -> jobs::Attempt {
            ++began;
            throw Crash{};  // as a killed program: nothing after this runs
        });
        post(database, "one", clock.now());
        CHECK_THROWS_AS(dies.run_once(), Crash);
        jobs::Worker next{database, clock};
        next.handle("test", [&](const std::string&, const std::string&) -> jobs::Attempt {
            ++began;
            return {jobs::Outcome::done};
        });
        CHECK(next.run_once().all() == 0);
        clock.moment += std::chrono::minutes{11};
        CHECK(next.run_once().uncertain == 1);
        CHECK(next.run_once().all() == 0);
        CHECK(began == 1);
        database.read([&](db::ReadTx& tx) {
            const auto stuck = jobs::stuck(tx);
            REQUIRE(stuck.size() == 1);
            CHECK(stuck[0].state == "uncertain");
        });
        database.write([&](db::WriteTx& tx) { CHECK(jobs::send_again(tx, "one", clock.now())); });
        CHECK(next.run_once().done == 1);
    });
}

TEST_CASE("jobs: posting leaves the store as before whichever statement fails") {
    on_each([](db::Database& database) {
        CHECK(support::fail_each_statement(database, [](db::Database& store) { post(store, "one", {}); }) == 2);
    });
}

TEST_CASE("jobs: notices, rhythms, digests and sending again leave the store as before whichever statement fails") {
    on_each([](db::Database& database) {
        Clock clock;
        const auto now = clock.now();
        const std::function<void(db::WriteTx&)> commands[] = {
            [&](db::WriteTx& tx) { jobs::set_rhythm(tx, "a", "a@example.org", jobs::Rhythm::daily); },
            [&](db::WriteTx& tx) {
                jobs::notify(tx,
                             {.account = "a",
                              .email = "a@example.org",
                              .topic = "Actions",
                              .text = "One",
                              .address = "https://cairn.example.org/1"},
                             now);
            },
            [&](db::WriteTx& tx) { jobs::write_digests(tx, now); }};
        for (const auto& command : commands)
            CHECK(support::fail_each_statement(database, [&](db::Database& store) { store.write(command); }) > 0);
        jobs::Worker worker{database, clock};
        CHECK(worker.run_once().refused == 1);  // nobody carries email here
        std::string key;
        database.read([&](db::ReadTx& tx) { key = jobs::stuck(tx).at(0).key; });
        CHECK(support::fail_each_statement(database, [&](db::Database& store) {
                  store.write([&](db::WriteTx& tx) {
                      const bool again = jobs::send_again(tx, key, now);
                      REQUIRE(again);
                  });
              }) > 0);
    });
}

TEST_CASE("jobs: timed work runs once when its time comes, also with two workers, and not for times that passed") {
    on_each([](db::Database& database) {
        Clock clock;
        int ran = 0;
        const jobs::Timed timed{"sweep", jobs::daily(7), [&](db::WriteTx&, core::Instant) { ++ran; }};
        jobs::Worker one{database, clock}, two{database, clock};
        one.schedule(timed);
        two.schedule(timed);
        CHECK(one.run_once().scheduled == 0);
        clock.moment += std::chrono::hours{24 * 3};
        CHECK(one.run_once().scheduled == 1);
        CHECK(two.run_once().scheduled == 0);
        CHECK(ran == 1);
    });
}

TEST_CASE("jobs: seven o'clock is London's, in winter and in summer") {
    const auto next = jobs::daily(7);
    CHECK(core::iso(next(core::day(2026, 11, 22))) == "2026-11-22T07:00:00Z");
    CHECK(core::iso(next(core::day(2026, 7, 1))) == "2026-07-01T06:00:00Z");
    CHECK(core::iso(next(*core::parse_instant("2026-10-24T06:00:00Z"))) == "2026-10-25T07:00:00Z");
    CHECK(core::iso(next(*core::parse_instant("2026-03-28T07:00:00Z"))) == "2026-03-29T06:00:00Z");
}

TEST_CASE("jobs: notices become one email for each person, on the days that they chose") {
    on_each([](db::Database& database) {
        Clock clock;  // a Sunday
        const auto tell = [&](const std::string& account, const std::string& text) {
            database.write([&](db::WriteTx& tx) {
                jobs::notify(tx,
                             {.account = account,
                              .email = account + "@example.org",
                              .topic = "Actions",
                              .text = text,
                              .address = "https://cairn.example.org/actions/1"},
                             clock.now());
            });
        };
        database.write([&](db::WriteTx& tx) {
            jobs::set_rhythm(tx, "weekly", "weekly@example.org", jobs::Rhythm::weekly);
            jobs::set_rhythm(tx, "never", "never@example.org", jobs::Rhythm::never);
            jobs::set_rhythm(tx, "now", "now@example.org", jobs::Rhythm::at_once);
        });
        for (const char* account : {"unset", "weekly", "never", "now"}) tell(account, "One");
        tell("unset", "Two");
        const auto digest = [&] {
            database.write([&](db::WriteTx& tx) { jobs::write_digests(tx, clock.now()); });
            return counts(database)["waiting"];
        };
        CHECK(counts(database)["waiting"] == 1);
        CHECK(digest() == 2);
        CHECK(digest() == 2);
        clock.moment += std::chrono::hours{24};
        CHECK(digest() == 3);
    });
}
