#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "core/period.h"
#include "platform/registers/schema.h"
#include "platform/registers/store.h"
#include "record/record.h"
#include "rooms/yearly_report/facts.h"
#include "rooms/yearly_report/yearly_report.h"
#include "support/stores.h"

TEST_CASE("yearly report: the migrations make the tables that its registers declare") {
    support::on_each_store([](db::Database& database) {
        support::migrate(database);
        std::string pending;
        database.read(
            [&](db::ReadTx& tx) { pending = registers::pending_migration(tx, yearly_report::registers_of_room()); });
        // UPDATE_MIGRATIONS=migrations/0002_subject.sql writes what is missing; it is reviewed and committed.
        if (const char* file = std::getenv("UPDATE_MIGRATIONS"); file != nullptr && !pending.empty())
            std::ofstream{std::string{TEST_DIR} + "/../" + file} << pending;
        CHECK(pending == "");
    });
}

TEST_CASE("yearly report: every published fact has its document, its section and a statement in words") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const auto& facts = yearly_report::published_facts;
            std::size_t count = 0;
            registers::each_record(tx, facts, [&](const registers::Record& record) {
                ++count;
                INFO(registers::cell(facts, record.cells, "code"));
                CHECK(!registers::cell(facts, record.cells, "document").empty());
                CHECK(!registers::cell(facts, record.cells, "section").empty());
                CHECK(!registers::cell(facts, record.cells, "statement").empty());
                const auto& period = registers::cell(facts, record.cells, "period");
                CHECK((period.empty() || core::Period::parse(period)));
            });
            CHECK(count > 400);
        });
    });
}

TEST_CASE("yearly report: a period of a published fact is written as periods are") {
    const auto& facts = yearly_report::published_facts;
    registers::Cells cells(facts.fields.size());
    cells[registers::place_of(facts, "period")] = "last year";
    CHECK(facts.check(facts, cells).size() == 1);
    cells[registers::place_of(facts, "period")] = "AY2024-25";
    CHECK(facts.check(facts, cells).empty());
    cells[registers::place_of(facts, "period")] = "";
    CHECK(facts.check(facts, cells).empty());
}

TEST_CASE("yearly report: figures of a year after the last outline make no report of that year") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const auto years = yearly_report::years_of(tx, "lrscp");
            REQUIRE(!years.empty());
            CHECK(years.front() == core::ReportingYear{2024});
        });
    });
}
