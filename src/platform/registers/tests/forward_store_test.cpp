#include <doctest/doctest.h>

#include <span>

#include "core/embedded.h"
#include "platform/audit/audit.h"
#include "platform/registers/schema.h"
#include "support/stores.h"

namespace embedded {
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> registers_migrations();
}  // namespace embedded

namespace {

using registers::Entity;
using registers::Need;

const Entity courses{.room = "sample",
                     .name = "courses",
                     .one = "course",
                     .many = "courses",
                     .meaning = "Made up to be brought forward.",
                     .fields = {{.name = "name", .label = "Name", .need = Need::required, .in_list = true},
                                {.name = "places", .label = "Places", .type = registers::Type::count, .in_list = true}},
                     .title = {"name"}};

Entity first_version() {
    auto entity = courses;
    entity.fields.pop_back();
    return entity;
}

}  // namespace

// A million on both stores is in `make bench` (registers_bench); this is the same with fewer.
TEST_CASE("registers: a store brought forward keeps every event, and the chain stays whole") {
    support::on_each_store([](db::Database& database) {
        constexpr int events = 5000;
        const auto old_table = registers::create_sql(first_version());
        std::vector<db::Migration> all;
        for (const auto& file : embedded::audit_migrations())
            all.push_back({"audit", std::string{file.path}, file.bytes});
        all.push_back({"sample", "0001_courses.sql", old_table});
        db::migrate(database, all);
        const audit::Process process{
            .kind = "test.write", .actor = "The test", .at = core::Instant{}, .reason = {}, .account = {}};
        audit::Ledger{database}.write(process, [&](audit::WriteTx& tx) {
            for (int i = 0; i < events; ++i)
                tx.record({.kind = "sample.courses.changed",
                           .subject = {"sample_courses", std::to_string(i % 100)},
                           .changes = {{"name", std::to_string(i), std::to_string(i + 1)}}});
        });
        audit::Head noted;
        std::string columns;
        database.read([&](db::ReadTx& tx) {
            noted = audit::head(tx);
            columns = registers::pending_migration(tx, {&courses});
        });
        CHECK(columns.find("add column \"places\"") != std::string::npos);
        for (const auto& file : embedded::registers_migrations())
            all.push_back({"registers", std::string{file.path}, file.bytes});
        all.push_back({"sample", "0002_places.sql", columns});
        CHECK(db::migrate(database, all).size() >= 2);
        database.read([&](db::ReadTx& tx) {
            const auto verdict = audit::verify(tx, noted);
            CHECK(verdict.faults.empty());
            CHECK(verdict.head == noted);
            CHECK(noted.number == events);
            CHECK(audit::history(tx, {"sample_courses", "7"}).size() == events / 100);
            CHECK(registers::pending_migration(tx, {&courses}).empty());
        });
    });
}
