#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "partnership_store.h"
#include "platform/registers/schema.h"
#include "rooms/partnership/partnership.h"
#include "support/stores.h"

TEST_CASE("partnership: the migrations make the tables that the registers declare") {
    support::on_each_store([](db::Database& database) {
        migrate_partnership(database);
        std::string pending;
        database.read(
            [&](db::ReadTx& tx) { pending = registers::pending_migration(tx, partnership::registers_of_room()); });
        // UPDATE_MIGRATIONS=migrations/0002_subject.sql writes what is missing; it is reviewed and committed.
        if (const char* file = std::getenv("UPDATE_MIGRATIONS"); file != nullptr && !pending.empty())
            std::ofstream{std::string{TEST_DIR} + "/../" + file} << pending;
        CHECK(pending == "");
    });
}
