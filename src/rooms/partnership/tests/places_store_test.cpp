#include <doctest/doctest.h>

#include <algorithm>
#include <span>

#include "core/embedded.h"
#include "partnership_store.h"
#include "platform/registers/adopt.h"
#include "platform/registers/commands.h"
#include "platform/registers/files/import.h"
#include "platform/registers/search.h"
#include "platform/rights/operator.h"
#include "rooms/partnership/partnership.h"
#include "support/stores.h"

// Areas, partnerships and documents: registers whose codes other records hold.
namespace embedded {
std::span<const core::EmbeddedFile> packs_migrations();
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> registers_migrations();
std::span<const core::EmbeddedFile> partnership_migrations();
}  // namespace embedded

namespace {

using partnership::areas;
using partnership::documents;
using partnership::partnerships;
using registers::Entity;

const core::Instant now = *core::parse_instant("2026-11-22T12:00:00Z");

audit::Process process_of(const char* actor) {
    return {.kind = "test", .actor = actor, .at = now, .reason = "A test", .account = {}};
}

registers::Cells cells_of(const Entity& entity, const std::map<std::string, std::string>& values) {
    registers::Cells cells(entity.fields.size());
    for (const auto& [field, value] : values) cells[registers::place_of(entity, field)] = value;
    return cells;
}

/// What preparing these values says is wrong; empty: nothing, and the record is added.
std::string add(db::Database& database, const Entity& entity, const std::map<std::string, std::string>& values) {
    std::string problem;
    audit::Ledger{database}.write(process_of("A tester"), [&](audit::WriteTx& tx) {
        problem.clear();
        registers::References references{tx};
        registers::Cells cells;
        for (const auto& one : registers::prepare(tx, references, entity, cells_of(entity, values), "", cells))
            problem += one.field + ": " + one.message;
        if (problem.empty()) registers::add({tx, rights::Operator{"A test"}}, entity, cells);
        tx.record({.kind = "test.tried", .subject = {"test", "add"}, .changes = {}});
    });
    return problem;
}

/// A store of the version before, with a pack's rows and rows of another table that refers to their codes.
void make_old_store(db::Database& database) {
    std::vector<db::Migration> all;
    const auto put = [&](const char* part, std::span<const core::EmbeddedFile> files) {
        for (const auto& file : files)
            if (std::string{part} != "partnership" || file.path < std::string_view{"0008"})
                all.push_back({part, std::string{file.path}, file.bytes});
    };
    put("packs", embedded::packs_migrations());
    put("audit", embedded::audit_migrations());
    put("registers", embedded::registers_migrations());
    put("partnership", embedded::partnership_migrations());
    db::migrate(database, all);
    database.write([&](db::WriteTx& tx) {
        for (const char* sql :
             {"insert into partnership_documents (code, title, publisher, published, kind, covers, note, pack, load) "
              "values ('made-report', 'Made report', 'Nobody', '2025-06-01', 'source', '2024-25', null, 'made', 1)",
              "insert into partnership_areas (code, name, kind, part_of, la_code, pack, load) values "
              "('MADE1', 'Made county', 'county', null, '855', 'made', 1), "
              "('MADE2', 'Made town', 'district', 'MADE1', null, 'made', 1)",
              "insert into partnership_partnerships (code, name, established, areas, document, section, pack, load) "
              "values ('made', 'Made Partnership', '2019-09-29', 'MADE1;MADE2', 'made-report', 'Foreword', 'made', 1)",
              "create table other_values (area text not null references partnership_areas (code) deferrable initially "
              "deferred)",
              "insert into other_values (area) values ('MADE2')",
              "insert into partnership_bodies (id, title, code, name, kind, state, document, version, created_at, "
              "changed_at, changed_by) values ('b1', 'Made group', 'group', 'Made group', 'subgroup', 'live', "
              "'made-report', 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Somebody')"})
            tx.run({"test: an old store", sql, {}});
    });
}

registers::Record by_code(db::ReadTx& tx, const Entity& entity, const std::string& code) {
    const auto record = registers::find_kept(tx, entity, code);
    REQUIRE(record);
    return *record;
}

}  // namespace

TEST_CASE(
    "partnership: an older store's areas, partnerships and documents become records, and what named them still does") {
    support::on_each_store([](db::Database& database) {
        make_old_store(database);
        migrate_partnership(database);
        registers::adopt(database, partnership::registers_of_room(), now);
        std::int64_t processes = 0;
        database.read([&](db::ReadTx& tx) {
            const auto area = by_code(tx, areas, "MADE2");
            CHECK(area.id.size() == 10);
            CHECK(area.title == "Made town");
            CHECK(area.pack == "made");
            CHECK(area.version == 1);
            CHECK(area.changed_by == "Cairn");
            CHECK(cell(areas, area.cells, "part_of") == "MADE1");
            CHECK(by_code(tx, documents, "made-report").title == "Made report");
            CHECK(partnership::find_document(tx, "made-report")->published == "2025-06-01");
            const auto one = partnership::find_partnership(tx, "made");
            REQUIRE(one);
            CHECK(one->areas == std::vector<std::string>{"MADE1", "MADE2"});
            CHECK(one->established == core::parse_date("2019-09-29"));
            CHECK(partnership::find_area(tx, "MADE1")->la_code == "855");
            // The history begins with what was there, and the search finds it.
            const auto history = audit::history(tx, {registers::table_of(areas), area.id}, 10);
            REQUIRE(history.size() == 1);
            CHECK(history[0].event.kind == "partnership.areas.added");
            CHECK(history[0].event.changes.size() == 4);
            CHECK(registers::search(tx, {&areas, &documents}, "made town").size() == 1);
            processes =
                tx.first({"test: processes", "select count(*) from audit_events", {db::Column::integer}})->integer(0);
        });
        database.read([&](db::ReadTx& tx) { CHECK(audit::verify(tx).faults.empty()); });
        // Once is enough.
        registers::adopt(database, partnership::registers_of_room(), now);
        database.read([&](db::ReadTx& tx) {
            CHECK(
                tx.first({"test: processes", "select count(*) from audit_events", {db::Column::integer}})->integer(0) ==
                processes);
        });
    });
}

TEST_CASE("partnership: a code stays what it was, is nobody else's, and is found by the name too") {
    support::on_each_store([](db::Database& database) {
        migrate_partnership(database);
        CHECK(add(database, areas, {{"code", "E1"}, {"name", "Northshire"}, {"kind", "county"}}) == "");
        CHECK(add(database, areas,
                  {{"code", "E2"}, {"name", "Northtown"}, {"kind", "district"}, {"part_of", "Northshire"}}) == "");
        CHECK(add(database, areas, {{"code", "E3"}, {"name", "South"}, {"kind", "district"}, {"part_of", "Nowhere"}}) ==
              "part_of: Part of: there is no area with the code or name \"Nowhere\"");
        CHECK(add(database, areas, {{"code", "E 3/4"}, {"name", "South"}, {"kind", "district"}}) ==
              "code: Code must not contain \"/\", \";\" or \"|\"");
        CHECK(add(database, partnerships,
                  {{"code", "north"}, {"name", "North Partnership"}, {"areas", "Northshire; E2;E1"}}) == "");
        CHECK(
            add(database, documents, {{"code", "doc"}, {"name", "Report"}, {"kind", "source"}, {"covers", "24-25"}}) ==
            "covers: Reports on must be a year or another period, such as 2024-25");
        audit::Ledger{database}.write(process_of("A tester"), [&](audit::WriteTx& tx) {
            CHECK(partnership::find_partnership(tx, "north")->areas == std::vector<std::string>{"E1", "E2"});
            CHECK(cell(areas, by_code(tx, areas, "E2").cells, "part_of") == "E1");
            auto record = by_code(tx, areas, "E1");
            registers::References references{tx};
            registers::Cells cells, typed = record.cells;
            typed[registers::place_of(areas, "code")] = "E9";
            const auto problems = registers::prepare(tx, references, areas, typed, record.id, cells);
            REQUIRE(problems.size() == 1);
            CHECK(problems[0].field == "code");
            CHECK(problems[0].message ==
                  "Code cannot change, because other records name this area by it. It is \"E1\"");
            CHECK(registers::withdraw({tx, rights::Operator{"A test"}}, areas, record.id, record.version, "A mistake"));
        });
        // It stays in the way of another, with the remedy, and is still found by those who name it.
        CHECK(add(database, areas, {{"code", "E1"}, {"name", "Other"}, {"kind", "county"}}) ==
              "code: \"Northshire\" had the same code and was withdrawn: bring that one back instead");
        database.read([&](db::ReadTx& tx) {
            CHECK(partnership::find_area(tx, "E1")->withdrawn);
            CHECK(partnership::footprint(tx, *partnership::find_partnership(tx, "north")).size() == 2);
            CHECK(registers::options(tx, areas, 10, {}, registers::By::key) ==
                  std::vector<std::pair<std::string, std::string>>{{"E2", "Northtown"}});
        });
    });
}

TEST_CASE("partnership: records are called by the name of a partnership, and are called anew with it") {
    support::on_each_store([](db::Database& database) {
        migrate_partnership(database);
        CHECK(add(database, documents, {{"code", "report"}, {"name", "The Report"}, {"kind", "source"}}) == "");
        CHECK(add(database, partnership::people, {{"code", "ann"}, {"name", "Ann"}}) == "");
        CHECK(add(database, partnership::signatories,
                  {{"document", "The Report"}, {"person", "ann"}, {"office", "Chair"}}) == "");
        const auto title = [](db::ReadTx& tx) {
            std::string called;
            registers::each_record(tx, partnership::signatories,
                                   [&](const registers::Record& record) { called = record.title; });
            return called;
        };
        audit::Ledger{database}.write(process_of("A tester"), [&](audit::WriteTx& tx) {
            CHECK(title(tx) == "The Report, Ann");
            auto record = by_code(tx, documents, "report");
            record.cells[registers::place_of(documents, "name")] = "The Yearly Report";
            CHECK(registers::change({tx, rights::Operator{"A test"}}, documents, record.id, record.version,
                                    record.cells));
            registers::retitle({tx, rights::Operator{"A test"}}, partnership::registers_of_room(), documents,
                               record.id);
            CHECK(title(tx) == "The Yearly Report, Ann");
        });
    });
}

TEST_CASE("partnership: the document of an accepted return is recorded, renewed, and left alone when it is another's") {
    support::on_each_store([](db::Database& database) {
        migrate_partnership(database);
        partnership::Document document{.code = "cin-2026",
                                       .title = "Census 2026",
                                       .publisher = "Northshire",
                                       .published = {},
                                       .kind = "source",
                                       .covers = "2025-26",
                                       .note = {},
                                       .footprint = "E1"};
        audit::Ledger{database}.write(process_of("A tester"), [&](audit::WriteTx& tx) {
            partnership::put_document(tx, rights::Operator{"A test"}, document, "census");
            document.note = "Renewed";
            partnership::put_document(tx, rights::Operator{"A test"}, document, "census");
            auto record = by_code(tx, documents, "cin-2026");
            CHECK(record.version == 2);
            CHECK(cell(documents, record.cells, "footprint") == "E1");
            CHECK(registers::withdraw({tx, rights::Operator{"A test"}}, documents, record.id, record.version, "Gone"));
            partnership::put_document(tx, rights::Operator{"A test"}, document, "census");
            CHECK(by_code(tx, documents, "cin-2026").withdrawn_at.empty());
            document.note = "Another's";
            partnership::put_document(tx, rights::Operator{"A test"}, document, "other");
            CHECK(partnership::find_document(tx, "cin-2026")->note == "Renewed");
        });
    });
}
