#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "core/check.h"
#include "core/embedded.h"
#include "core/failure.h"
#include "platform/audit/audit.h"
#include "platform/audit/json_text.h"
#include "support/stores.h"

namespace embedded {
std::span<const core::EmbeddedFile> audit_migrations();
}

namespace {

using db::Column;

const db::Query add_thing{"things: add", "insert into things (name) values (:name)"};
const db::Query count_things{"things: count", "select count(*) from things", {Column::integer}};

core::Instant at(const char* moment) { return *core::parse_instant(moment); }

const audit::Process edit{
    .kind = "things.edit", .actor = "Sam Okafor", .at = at("2026-03-31T09:00:00Z"), .reason = "They asked for it"};

void make_store(db::Database& database) {
    std::vector<db::Migration> all;
    for (const auto& file : embedded::audit_migrations()) all.push_back({"audit", std::string{file.path}, file.bytes});
    all.push_back({"things", "0001_things.sql", "create table things (name text not null);"});
    db::migrate(database, all);
}

void add(audit::WriteTx& tx, const std::string& name, std::optional<std::string> before = {}) {
    tx.run(add_thing, {{"name", name}});
    tx.record({.kind = "things.added",
               .subject = {"things", name},
               .changes = {{"name", before, name}, {"colour", std::nullopt, "red \"and\" blue\n"}}});
}

std::int64_t things(db::Database& database) {
    std::int64_t count = 0;
    database.read([&](db::ReadTx& tx) { count = tx.first(count_things)->integer(0); });
    return count;
}

audit::Verdict verify(db::Database& database, const std::optional<audit::Head>& noted = {}) {
    audit::Verdict verdict;
    database.read([&](db::ReadTx& tx) { verdict = audit::verify(tx, noted); });
    return verdict;
}

bool says(const audit::Verdict& verdict, const std::string& words) {
    return std::any_of(verdict.faults.begin(), verdict.faults.end(),
                       [&](const auto& fault) { return fault.find(words) != std::string::npos; });
}

/// As someone does who owns the store and takes the triggers off first.
void tamper(db::Database& database, const std::string& sql) {
    database.write([&](db::WriteTx& tx) {
        if (tx.engine() == db::Engine::sqlite)
            tx.run_script(
                "drop trigger audit_events_stay; drop trigger audit_events_remain; drop trigger audit_processes_stay; "
                "drop trigger audit_processes_remain");
        else
            tx.run_script(
                "drop trigger audit_events_stay on audit_events; drop trigger audit_processes_stay on audit_processes");
        tx.run_script(sql);
    });
}

}  // namespace

TEST_CASE("audit: a write and its events are stored together, with who, when and why") {
    support::on_each_store([](db::Database& database) {
        make_store(database);
        audit::Ledger ledger{database};
        ledger.write(edit, [](audit::WriteTx& tx) {
            add(tx, "one");
            CHECK(tx.process_number() == 1);
            CHECK(tx.first(count_things)->integer(0) == 1);
            db::ReadTx& read = tx;
            CHECK(read.first(count_things)->integer(0) == 1);
        });
        ledger.read([](db::ReadTx& tx) {
            const auto entries = audit::history(tx, {"things", "one"});
            REQUIRE(entries.size() == 1);
            CHECK(entries[0].number == 1);
            CHECK(entries[0].process_number == 1);
            CHECK(entries[0].process.actor == "Sam Okafor");
            CHECK(entries[0].process.reason == "They asked for it");
            CHECK(entries[0].process.at == edit.at);
            CHECK(entries[0].event.changes ==
                  std::vector<audit::Change>{{"name", std::nullopt, "one"},
                                             {"colour", std::nullopt, "red \"and\" blue\n"}});
            CHECK(audit::head(tx).number == 1);
        });
        CHECK(verify(database).faults.empty());
    });
}

TEST_CASE("audit: a write without an event is a bug and leaves nothing") {
    support::on_each_store([](db::Database& database) {
        make_store(database);
        audit::Ledger ledger{database};
        const auto silent = [](audit::WriteTx& tx) { tx.run(add_thing, {{"name", "silent"}}); };
        CHECK_THROWS_AS(ledger.write(edit, silent), core::Bug);
        CHECK_THROWS_AS(ledger.write(edit, [](audit::WriteTx& tx) { tx.store(); }), core::Bug);
        CHECK_THROWS_AS(ledger.write({.kind = "things.edit", .actor = "", .at = edit.at}, silent), core::Bug);
        CHECK_THROWS_AS(ledger.write(edit, [](audit::WriteTx& tx) { tx.record({.kind = "x", .subject = {}}); }),
                        core::Bug);
        CHECK_THROWS_AS(ledger.write(edit,
                                     [](audit::WriteTx& tx) {
                                         tx.record({.kind = "x",
                                                    .subject = {"things", "a"},
                                                    .changes = {{"name", {}, "a"}, {"name", {}, "b"}}});
                                     }),
                        core::Bug);
        CHECK(things(database) == 0);
        CHECK(verify(database).head.number == 0);
        ledger.write(edit, [](audit::WriteTx& tx) { CHECK(tx.first(count_things)->integer(0) == 0); });
        CHECK(verify(database).head.number == 0);
    });
}

TEST_CASE("audit: a refusal rolls the work back and comes to the caller") {
    support::on_each_store([](db::Database& database) {
        make_store(database);
        audit::Ledger ledger{database};
        const auto refused = ledger.attempt(edit, [](audit::WriteTx& tx) -> core::Result<void> {
            add(tx, "one");
            return core::refuse(core::Reason::conflict, "This session is full");
        });
        REQUIRE_FALSE(refused);
        CHECK(refused.error().for_user == "This session is full");
        CHECK(things(database) == 0);
        CHECK(ledger.attempt(edit, [](audit::WriteTx& tx) -> core::Result<void> {
            add(tx, "one");
            return {};
        }));
        CHECK(things(database) == 1);
    });
}

TEST_CASE("audit: when any statement fails, the store is as before") {
    support::on_each_store([](db::Database& database) {
        make_store(database);
        audit::Ledger{database}.write(edit, [](audit::WriteTx& tx) { add(tx, "zero"); });
        const int failures = support::fail_each_statement(database, [](db::Database& store) {
            audit::Ledger{store}.write(edit, [](audit::WriteTx& tx) {
                add(tx, "one");
                add(tx, "two");
            });
        });
        CHECK(failures >= 6);  // two rows, the end of the chain read and moved, process, events, commit
        CHECK(things(database) == 3);
        CHECK(verify(database).faults.empty());
    });
}

TEST_CASE("audit: the store refuses to change or remove what happened") {
    support::on_each_store([](db::Database& database) {
        make_store(database);
        audit::Ledger{database}.write(edit, [&](audit::WriteTx& tx) { add(tx, "one"); });
        for (const char* sql : {"update audit_events set note = 'x'", "delete from audit_events",
                                "update audit_processes set actor = 'x'", "delete from audit_processes"})
            CHECK_THROWS_AS(database.write([&](db::WriteTx& tx) { tx.run_script(sql); }), core::Failure);
        const auto verdict = verify(database);
        CHECK(verdict.faults.empty());
        CHECK(verdict.head.number == 1);
    });
}

TEST_CASE("audit: a head is read as it is printed, and nothing else is one") {
    const std::string hash(64, 'a');
    const auto head = audit::parse_head("12:" + hash);
    REQUIRE(head);
    CHECK(*head == audit::Head{.number = 12, .hash = hash});
    for (const auto& text : {std::string{}, std::string{"12"}, "0:" + hash, "-1:" + hash, "12:" + hash + "a",
                             "12:" + std::string(64, 'g'), "x12:" + hash, std::string{"12:"}})
        CHECK_FALSE(audit::parse_head(text));
}

TEST_CASE("audit: altering, removing, adding or cutting off events shows") {
    support::on_each_store([](db::Database& database) {
        make_store(database);
        audit::Ledger ledger{database};
        for (const char* name : {"one", "two", "three", "four"})
            ledger.write(edit, [&](audit::WriteTx& tx) { add(tx, name); });
        const auto noted = verify(database).head;
        CHECK(noted.number == 4);
        CHECK(noted.hash.size() == 64);

        SUBCASE("an event altered") {
            tamper(database, "update audit_events set changes = replace(changes, 'red', 'tan') where number = 2");
            CHECK(says(verify(database), "Event 2 was altered"));
        }
        SUBCASE("who did it altered") {
            tamper(database, "update audit_processes set actor = 'Someone else' where number = 3");
            CHECK(says(verify(database), "Event 3 was altered"));
        }
        SUBCASE("one removed") {
            tamper(database, "delete from audit_events where number = 2");
            CHECK(says(verify(database), "Events 2 to 2 are missing"));
        }
        SUBCASE("the last removed") {
            tamper(database, "delete from audit_events where number = 4");
            CHECK(says(verify(database), "ends at event 3"));
        }
        SUBCASE("the last removed, and the end moved by someone who knows how") {
            tamper(database,
                   "delete from audit_events where number = 4; update audit_chain set events = 3, hash = "
                   "(select hash from audit_events where number = 3)");
            CHECK(verify(database).faults.empty());
            CHECK(says(verify(database, noted), "that was noted, event 4"));
        }
        SUBCASE("going on is no fault") {
            ledger.write(edit, [](audit::WriteTx& tx) { add(tx, "five"); });
            CHECK(verify(database, noted).faults.empty());
        }
    });
}

TEST_CASE("audit: a record's past is told: its history, its state at a moment, what changed lately") {
    support::on_each_store([](db::Database& database) {
        make_store(database);
        audit::Ledger ledger{database};
        const auto write = [&](const char* moment, std::vector<audit::Change> changes, const std::string& id = "a") {
            audit::Process process = edit;
            process.at = at(moment);
            ledger.write(process, [&](audit::WriteTx& tx) {
                tx.record({.kind = "things.changed", .subject = {"things", id}, .changes = changes});
            });
        };
        write("2026-01-01T10:00:00Z", {{"name", {}, "first"}, {"place", {}, "Oakham"}});
        write("2026-03-31T23:59:59Z", {{"name", "first", "second"}});
        write("2026-04-01T00:00:00Z", {{"place", "Oakham", {}}});
        write("2026-04-02T00:00:00Z", {{"name", {}, "other"}}, "b");
        ledger.read([](db::ReadTx& tx) {
            const auto march = audit::state_at(tx, {"things", "a"}, at("2026-03-31T23:59:59Z"));
            REQUIRE(march);
            CHECK(*march == audit::State{{"name", "second"}, {"place", "Oakham"}});
            CHECK(audit::state_at(tx, {"things", "a"}, at("2026-04-02T00:00:00Z"))->count("place") == 0);
            CHECK_FALSE(audit::state_at(tx, {"things", "a"}, at("2025-12-31T00:00:00Z")));
            CHECK(audit::states_at(tx, "things", at("2026-05-01T00:00:00Z")).size() == 2);
            CHECK(audit::states_at(tx, "things", at("2026-04-01T00:00:00Z")).size() == 1);
            CHECK(audit::history(tx, {"things", "a"}).size() == 3);
            CHECK(audit::history(tx, {"things", "a"}, 1)[0].number == 3);
            CHECK(audit::history(tx, {"things", "a"}, 5, 3).size() == 2);
            CHECK(audit::recent(tx, {}, 2)[0].event.subject.id == "b");
            CHECK(audit::recent(tx, {"things", "others"}, 10).size() == 4);
            CHECK(audit::recent(tx, {"others"}, 10).empty());
            CHECK(audit::of_process(tx, 1).size() == 1);
        });
    });
}

TEST_CASE("audit: what is sealed is read only after the log holds who reads it") {
    support::on_each_store([](db::Database& database) {
        make_store(database);
        audit::Ledger ledger{database};
        const audit::Process read{.kind = "reviews.read", .actor = "Sam Okafor", .at = edit.at};
        int calls = 0;
        ledger.read_sealed(read, {"reviews_cases", "x7"}, [&](db::ReadTx& tx) {
            ++calls;
            CHECK(audit::history(tx, {"reviews_cases", "x7"})[0].event.kind == "reviews.read");
        });
        CHECK(calls == 1);
        support::fail_each_statement(database, [&](db::Database& store) {
            const int before = calls;
            audit::Ledger{store}.read_sealed(read, {"reviews_cases", "x7"}, [&](db::ReadTx&) { ++calls; });
            CHECK(calls == before + 1);
        });
        CHECK(calls == 2);
    });
}

TEST_CASE("audit: writers at the same time make one chain without a gap, and thousands of events one batch") {
    support::on_each_store([](db::Database& database) {
        make_store(database);
        audit::Ledger ledger{database};
        std::vector<std::thread> writers;
        for (int writer = 0; writer < 4; ++writer)
            writers.emplace_back([&, writer] {
                for (int i = 0; i < 25; ++i)
                    ledger.write(
                        edit, [&](audit::WriteTx& tx) { add(tx, std::to_string(writer) + "-" + std::to_string(i)); });
            });
        for (auto& writer : writers) writer.join();
        CHECK(things(database) == 100);
        ledger.write(edit, [](audit::WriteTx& tx) {
            for (int i = 0; i < 3000; ++i)
                tx.record({.kind = "things.seen", .subject = {"things", std::to_string(i)}, .changes = {}});
        });
        const auto verdict = verify(database);
        CHECK(verdict.head.number == 3100);
        CHECK(verdict.faults.empty());
    });
}

TEST_CASE("audit: text that no store can hold is refused before it is hashed") {
    std::string json;
    using namespace std::string_literals;
    CHECK_THROWS_AS(audit::append_json(json, "a\0b"s), core::Failure);
    CHECK_THROWS_AS(audit::append_json(json, "caf\xE9"), core::Failure);
    CHECK_THROWS_AS(audit::append_json(json, "\xED\xA0\x80"), core::Failure);
    json.clear();
    audit::append_json(json, "a\"\\\n\x1f é");
    CHECK(json == "\"a\\\"\\\\\\u000a\\u001f é\"");
}
