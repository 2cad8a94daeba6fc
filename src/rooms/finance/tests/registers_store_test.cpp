#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "platform/registers/schema.h"
#include "record/record.h"
#include "rooms/finance/finance.h"
#include "support/stores.h"

TEST_CASE("finance: the migrations make the tables that the registers declare") {
    support::on_each_store([](db::Database& database) {
        support::migrate(database);
        std::string pending;
        database.read(
            [&](db::ReadTx& tx) { pending = registers::pending_migration(tx, finance::registers_of_room()); });
        // UPDATE_MIGRATIONS=migrations/0002_subject.sql writes what is missing; it is reviewed and committed.
        if (const char* file = std::getenv("UPDATE_MIGRATIONS"); file != nullptr && !pending.empty())
            std::ofstream{std::string{TEST_DIR} + "/../" + file} << pending;
        CHECK(pending == "");
    });
}
