#include <doctest/doctest.h>

#include "core/check.h"
#include "platform/registers/list.h"
#include "platform/registers/schema.h"
#include "platform/registers/search.h"
#include "platform/rights/operator.h"
#include "platform/rights/policy.h"
#include "sample.h"
#include "support/stores.h"

namespace {

using registers::Cells;
using sample::at;
using sample::cells;
using sample::providers;
using sample::put;
using sample::visits;

registers::Record get(db::Database& database, const registers::Entity& entity, const std::string& id) {
    registers::Record record;
    database.read([&](db::ReadTx& tx) { record = *registers::find(tx, entity, id); });
    return record;
}

core::Result<void> attempt(db::Database& database, const std::function<core::Result<void>(audit::WriteTx&)>& work,
                           const char* moment = "2026-04-01T09:00:00Z") {
    return audit::Ledger{database}.attempt(sample::process(moment), work);
}

core::Result<void> alter(db::Database& database, const registers::Entity& entity, const std::string& id,
                         std::int64_t seen, const std::string& field, const std::string& value) {
    return attempt(database, [&](audit::WriteTx& tx) -> core::Result<void> {
        auto now = registers::find(tx, entity, id)->cells;
        now[registers::place_of(entity, field)] = value;
        const auto changed = registers::change({tx, rights::Operator{"A test"}}, entity, id, seen, now);
        if (!changed) return tl::unexpected(changed.error());
        registers::retitle({tx, rights::Operator{"A test"}}, sample::all(), entity, id);
        return {};
    });
}

std::string problems(db::Database& database, const registers::Entity& entity,
                     const std::vector<std::pair<std::string, std::string>>& values) {
    std::string told;
    database.read([&](db::ReadTx& tx) {
        Cells ready;
        registers::References references{tx};
        for (const auto& problem : registers::prepare(tx, references, entity, cells(entity, values), "", ready))
            told += problem.field + ": " + problem.message + "\n";
    });
    return told;
}

std::string listed(db::Database& database, const registers::Entity& entity, const http::Fields& asked) {
    std::string names;
    database.read([&](db::ReadTx& tx) {
        const auto page = registers::list(tx, entity, registers::read_query(entity, asked));
        for (const auto& row : page.rows) names += (names.empty() ? "" : " | ") + row.title;
    });
    return names;
}

http::Fields asked(const std::vector<std::pair<std::string, std::string>>& pairs) {
    http::Fields fields;
    for (const auto& [name, value] : pairs) fields.add(name, value);
    return fields;
}

}  // namespace

TEST_CASE("registers: a grant writes the registers of its own room, and no other's") {
    using Here = rights::Permission<"sample.edit">;
    using Elsewhere = rights::Permission<"elsewhere.edit">;
    const rights::Policy policy{
        {{Here::text, "edit", rights::every_role()}, {Elsewhere::text, "edit", rights::every_role()}}};
    const rights::Standing who{.account = "p1",
                               .name = "Sam Okafor",
                               .organisation = {},
                               .strong = true,
                               .appointments = {{.id = "a1",
                                                 .role = rights::Role::business_manager,
                                                 .footprint = "LRSCP",
                                                 .from = core::day(2026, 4, 1),
                                                 .to = {}}},
                               .grants = {},
                               .exclusions = {}};
    const auto today = core::day(2026, 11, 22);
    support::on_each_store([&](db::Database& database) {
        sample::migrate(database);
        const auto add = [&](const rights::Granted& by) {
            return attempt(database, [&](audit::WriteTx& tx) -> core::Result<void> {
                registers::add({tx, by}, providers,
                               cells(providers, {{"code", "h1"}, {"name", "One"}, {"kind", "home"}}));
                return {};
            });
        };
        CHECK_THROWS_AS(static_cast<void>(add(*policy.grant<Elsewhere>(who, today))), core::Bug);
        CHECK(add(*policy.grant<Here>(who, today)).has_value());
    });
}

TEST_CASE("registers: a record of every type comes back as it was, with its name and its trail") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const auto home =
            put(database, providers, {{"code", "h1"}, {"name", "Oak House"}, {"kind", "Children's home"}});
        CHECK(home.size() == 10);
        const auto visit = put(database, visits,
                               {{"provider", "oak house"},
                                {"visited", "19 12 2025"},
                                {"themes", "school;food"},
                                {"children", "1,2"},
                                {"cost", "£1,250.50"},
                                {"share", "12.5%"},
                                {"safe", "no"},
                                {"lead", "Priya 👩 Shah"},
                                {"notes", "Line one\r\nline two"}});
        const auto record = get(database, visits, visit);
        CHECK(record.title == "Oak House, 19 December 2025");
        CHECK(record.version == 1);
        CHECK(record.changed_by == "Sam Okafor");
        const auto expected = cells(visits, {{"provider", home},
                                             {"visited", "2025-12-19"},
                                             {"report_due", "2026-01-07"},
                                             {"themes", "food;school"},
                                             {"children", "12"},
                                             {"cost", "1250.50"},
                                             {"share", "12.5"},
                                             {"safe", "no"},
                                             {"lead", "Priya 👩 Shah"},
                                             {"notes", "Line one\nline two"}});
        CHECK(record.cells == expected);
        database.read([&](db::ReadTx& tx) {
            const auto history = audit::history(tx, {"sample_visits", visit});
            REQUIRE(history.size() == 1);
            CHECK(history[0].event.kind == "sample.visits.added");
            CHECK(history[0].event.changes.size() == 10);
            CHECK(registers::cells_after(tx, visits, visit, history[0].number) == expected);
        });
    });
}

TEST_CASE("registers: all that is wrong is told at once, in the order of the fields") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        put(database, providers, {{"code", "h1"}, {"name", "Oak House"}, {"kind", "home"}});
        CHECK(problems(database, visits, {{"provider", "Elm House"}, {"children", "many"}, {"cost", "1.234"}}) ==
              "provider: Provider: there is no provider called \"Elm House\"\n"
              "visited: Enter the day of the visit\n"
              "children: Children seen must be a whole number, such as 12\n"
              "cost: Cost must be an amount of money, such as 1,250 or 1,250.50\n");
        CHECK(problems(database, visits, {{"provider", "h1"}, {"visited", "1 1 2026"}, {"safe", "no"}}) ==
              "notes: Enter what was not safe\n");
        CHECK(problems(database, providers, {{"code", "h1"}, {"name", "Another"}, {"kind", "home"}}) ==
              "code: There is already \"Oak House\" with the same code\n");
        put(database, providers, {{"code", "h2"}, {"name", "Oak House"}, {"kind", "home"}});
        CHECK(problems(database, visits, {{"provider", "Oak House"}, {"visited", "1 1 2026"}})
                  .find("there are several providers called") != std::string::npos);
    });
}

TEST_CASE("registers: the second of two editors is refused, and nothing of the first is lost") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const auto id = put(database, providers, {{"code", "h1"}, {"name", "Oak House"}, {"kind", "home"}});
        CHECK(alter(database, providers, id, 1, "name", "Oak Lodge"));
        const auto second = alter(database, providers, id, 1, "kind", "school");
        REQUIRE_FALSE(second);
        CHECK(second.error().reason == core::Reason::conflict);
        CHECK(get(database, providers, id).title == "Oak Lodge");
        CHECK(cell(providers, get(database, providers, id).cells, "kind") == "home");
        CHECK(get(database, providers, id).version == 2);
        // Saving without a change is no change.
        CHECK(alter(database, providers, id, 2, "name", "Oak Lodge"));
        CHECK(get(database, providers, id).version == 2);
    });
}

TEST_CASE("registers: withdrawing takes a record out of lists and frees its key; it comes back unless that was taken") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const auto id = put(database, providers, {{"code", "h1"}, {"name", "Oak House"}, {"kind", "home"}});
        const auto withdraw = [&](const std::string& which, std::int64_t seen) {
            return attempt(database, [&](audit::WriteTx& tx) {
                return registers::withdraw({tx, rights::Operator{"A test"}}, providers, which, seen, "It closed");
            });
        };
        CHECK(withdraw(id, 1));
        CHECK(withdraw(id, 2).error().reason == core::Reason::wrong_state);
        CHECK(alter(database, providers, id, 2, "name", "x").error().reason == core::Reason::wrong_state);
        CHECK(listed(database, providers, {}).empty());
        CHECK(listed(database, providers, asked({{"q", "oak"}})).empty());
        CHECK(listed(database, providers, asked({{"withdrawn", "yes"}})) == "Oak House");
        const auto other = put(database, providers, {{"code", "h1"}, {"name", "New Oak"}, {"kind", "home"}});
        const auto back = [&] {
            return attempt(database, [&](audit::WriteTx& tx) {
                return registers::reinstate({tx, rights::Operator{"A test"}}, providers, id, 2);
            });
        };
        CHECK(back().error().for_user == "\"New Oak\" has taken its place. Withdraw that one first.");
        CHECK(withdraw(other, 1));
        CHECK(back());
        CHECK(listed(database, providers, {}) == "Oak House");
    });
}

TEST_CASE("registers: lists are searched, filtered, sorted and paged the same on both stores") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        put(database, providers, {{"code", "h1"}, {"name", "Zoë's House"}, {"kind", "home"}});
        put(database, providers, {{"code", "h2"}, {"name", "apple lodge"}, {"kind", "agency"}});
        put(database, providers, {{"code", "h3"}, {"name", "Birch School"}, {"kind", "school"}});
        CHECK(listed(database, providers, {}) == "apple lodge | Birch School | Zoë's House");
        CHECK(listed(database, providers, asked({{"sort", "-title"}})) == "Zoë's House | Birch School | apple lodge");
        CHECK(listed(database, providers, asked({{"sort", "-code"}})) == "Birch School | apple lodge | Zoë's House");
        CHECK(listed(database, providers, asked({{"q", "zoe hou"}})) == "Zoë's House");
        CHECK(listed(database, providers, asked({{"q", "school"}, {"kind", "home"}})).empty());
        CHECK(listed(database, providers, asked({{"kind", "agency"}})) == "apple lodge");
        CHECK(listed(database, providers, asked({{"kind", "nonsense"}, {"sort", "nonsense"}, {"page", "-3"}})) ==
              "apple lodge | Birch School | Zoë's House");
        for (const char* day : {"1 1 2026", "2 1 2026", "3 1 2026"})
            put(database, visits, {{"provider", "h1"}, {"visited", day}, {"themes", "food;missing"}, {"cost", "-5"}});
        CHECK(listed(database, visits, asked({{"visited_from", "2 1 2026"}, {"sort", "-visited"}})) ==
              "Zoë's House, 3 January 2026 | Zoë's House, 2 January 2026");
        CHECK(listed(database, visits, asked({{"visited_to", "2026-01-01"}})) == "Zoë's House, 1 January 2026");
        CHECK(listed(database, visits, asked({{"themes", "missing"}, {"visited_to", "2026-01-01"}})) ==
              "Zoë's House, 1 January 2026");
        CHECK(listed(database, visits, asked({{"themes", "school"}})).empty());
        for (int i = 0; i < 230; ++i)
            put(database, providers, {{"code", "m" + std::to_string(i)}, {"name", "Many"}, {"kind", "home"}});
        database.read([&](db::ReadTx& tx) {
            auto query =
                registers::read_query(providers, asked({{"q", "many"}, {"page", "10"}, {"columns", "kind,code"}}));
            CHECK(query.columns.size() == 2);
            const auto page = registers::list(tx, providers, query);
            CHECK(page.rows.size() == 5);
            // PostgreSQL knows beforehand that these words are few enough to count to the end.
            const bool sqlite = tx.engine() == db::Engine::sqlite;
            CHECK(page.count == (sqlite ? registers::most_counted_by_words : 230));
            CHECK(page.more == sqlite);
            CHECK_FALSE(page.has_next);
            CHECK(http::url("/x", registers::pairs_of(providers, query)) == "/x?q=many&columns=kind%2Ccode&page=10");
            CHECK(registers::search(tx, sample::all(), "oë hou").empty());
            CHECK(registers::search(tx, sample::all(), "zoe's").size() == 4);
        });
    });
}

TEST_CASE("registers: a new name reaches everything that is called by it") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const auto home = put(database, providers, {{"code", "h1"}, {"name", "Oak House"}, {"kind", "home"}});
        const auto visit = put(database, visits, {{"provider", "h1"}, {"visited", "1 1 2026"}});
        CHECK(alter(database, providers, home, 1, "name", "Elm House"));
        CHECK(get(database, visits, visit).title == "Elm House, 1 January 2026");
        CHECK(listed(database, visits, asked({{"q", "elm"}})) == "Elm House, 1 January 2026");
    });
}

TEST_CASE("registers: a batch is undone as a whole or not at all") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const auto old = put(database, providers, {{"code", "h0"}, {"name", "Old"}, {"kind", "home"}});
        std::int64_t batch = 0;
        audit::Ledger{database}.write(sample::process(), [&](audit::WriteTx& tx) {
            registers::add({tx, rights::Operator{"A test"}}, providers,
                           cells(providers, {{"code", "h1"}, {"name", "One"}, {"kind", "home"}}));
            registers::add({tx, rights::Operator{"A test"}}, providers,
                           cells(providers, {{"code", "h2"}, {"name", "Two"}, {"kind", "home"}}));
            CHECK(registers::change({tx, rights::Operator{"A test"}}, providers, old, 1,
                                    cells(providers, {{"code", "h0"}, {"name", "Newer"}, {"kind", "school"}})));
            batch = tx.process_number();
        });
        const auto undo = [&] {
            return attempt(database, [&](audit::WriteTx& tx) {
                return registers::undo({tx, rights::Operator{"A test"}}, sample::all(), batch);
            });
        };
        SUBCASE("nothing happened since") {
            CHECK(undo());
            CHECK(listed(database, providers, {}) == "Old");
            CHECK(cell(providers, get(database, providers, old).cells, "kind") == "home");
            CHECK_FALSE(undo());
        }
        SUBCASE("one record was changed since") {
            CHECK(alter(database, providers, old, 2, "name", "Newest"));
            const auto undone = undo();
            REQUIRE_FALSE(undone);
            CHECK(undone.error().for_user.find("\"Newest\" was changed again since") == 0);
            CHECK(listed(database, providers, {}) == "Newest | One | Two");
        }
    });
}

TEST_CASE("registers: when any statement of a command fails, the store is as before") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const auto home = put(database, providers, {{"code", "h1"}, {"name", "Oak House"}, {"kind", "home"}});
        put(database, visits, {{"provider", "h1"}, {"visited", "1 1 2026"}});
        // The command outside of CHECK, which would take its failure for its own.
        const auto failures = [&](const std::function<core::Result<void>(db::Database&)>& command) {
            core::Result<void> result;
            const int count =
                support::fail_each_statement(database, [&](db::Database& store) { result = command(store); });
            CHECK(result);
            return count;
        };
        CHECK(failures([&](db::Database& store) {
                  return attempt(store, [&](audit::WriteTx& tx) -> core::Result<void> {
                      registers::add({tx, rights::Operator{"A test"}}, providers,
                                     cells(providers, {{"code", "h2"}, {"name", "Two"}, {"kind", "home"}}));
                      return {};
                  });
              }) >= 5);
        CHECK(failures([&](db::Database& store) { return alter(store, providers, home, 1, "name", "Elm House"); }) >=
              8);
        CHECK(failures([&](db::Database& store) {
                  return attempt(store, [&](audit::WriteTx& tx) {
                      return registers::withdraw({tx, rights::Operator{"A test"}}, providers, home, 2, "It closed");
                  });
              }) >= 5);
        CHECK(failures([&](db::Database& store) {
                  return attempt(store, [&](audit::WriteTx& tx) {
                      return registers::reinstate({tx, rights::Operator{"A test"}}, providers, home, 3);
                  });
              }) >= 5);
        CHECK(failures([&](db::Database& store) {
                  return attempt(store, [&](audit::WriteTx& tx) {
                      return registers::undo({tx, rights::Operator{"A test"}}, sample::all(), 2);
                  });
              }) >= 5);
        database.read([](db::ReadTx& tx) { CHECK(audit::verify(tx).faults.empty()); });
    });
}

TEST_CASE("registers: a new field becomes a new column, and what was there stays") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const auto id = put(database, providers, {{"code", "h1"}, {"name", "Oak House"}, {"kind", "home"}});
        registers::Entity grown = providers;
        grown.fields.push_back({.name = "places", .label = "Places", .type = registers::Type::count, .in_list = true});
        std::string pending;
        database.read([&](db::ReadTx& tx) {
            CHECK(registers::pending_migration(tx, sample::all()).empty());
            pending = registers::pending_migration(tx, {&grown});
        });
        CHECK(pending.find("add column \"places\" bigint;") != std::string::npos);
        database.write([&](db::WriteTx& tx) { tx.run_script(pending); });
        CHECK(alter(database, grown, id, 1, "places", "4"));
        CHECK(cell(grown, get(database, grown, id).cells, "places") == "4");
        CHECK(get(database, grown, id).title == "Oak House");
        database.read([&](db::ReadTx& tx) { CHECK(registers::pending_migration(tx, {&grown}).empty()); });
    });
}
