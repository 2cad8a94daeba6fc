#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <span>

#include "core/embedded.h"
#include "platform/registers/list.h"
#include "platform/registers/pack.h"
#include "platform/registers/schema.h"
#include "rooms/partnership/partnership.h"
#include "support/stores.h"

namespace embedded {
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> registers_migrations();
std::span<const core::EmbeddedFile> partnership_migrations();
}  // namespace embedded

namespace {

void migrate(db::Database& database) {
    std::vector<db::Migration> all;
    const auto add = [&](const char* part, std::span<const core::EmbeddedFile> files) {
        for (const auto& file : files) all.push_back({part, std::string{file.path}, file.bytes});
    };
    add("audit", embedded::audit_migrations());
    add("registers", embedded::registers_migrations());
    add("partnership", embedded::partnership_migrations());
    db::migrate(database, all);
}

}  // namespace

TEST_CASE("partnership: the migrations make the tables that the registers declare") {
    support::on_each_store([](db::Database& database) {
        migrate(database);
        std::string pending;
        database.read([&](db::ReadTx& tx) {
            pending = registers::pending_migration(tx, partnership::registers_of_room());
        });
        // UPDATE_MIGRATIONS=migrations/0002_subject.sql writes what is missing; it is reviewed and committed.
        if (const char* file = std::getenv("UPDATE_MIGRATIONS"); file != nullptr && !pending.empty())
            std::ofstream{std::string{TEST_DIR} + "/../" + file} << pending;
        CHECK(pending == "");
    });
}
