#include <fmt/core.h>

#include <cstdio>

#include "app/commands.h"
#include "app/store.h"
#include "core/london.h"
#include "platform/reference/reference.h"

namespace app {

int migrate() {
    const auto database = db::Database::open(store_address());
    const auto applied = db::migrate(*database, migrations());
    for (const auto& name : applied) fmt::print("applied {}\n", name);
    fmt::print("{} is up to date.\n", database->address());
    return success;
}

int backup(const std::string& file) {
    const auto database = open_store(Migrate::no);
    db::backup(*database, file);
    fmt::print("Copied {} to {}.\n", database->address(), file);
    return success;
}

int restore(const std::string& file) {
    db::restore(store_address(), file);
    const auto database = open_store(Migrate::yes);
    fmt::print("{} now holds what {} held.\n", database->address(), file);
    return success;
}

int check() {
    const auto today = core::london_date(core::system_clock().now());
    const auto database = open_store(Migrate::no);
    fmt::print("store     {} is of this version\n", database->address());
    const bool covered = reference::england().covers(today) && reference::england().covers(core::add_months(today, 12));
    fmt::print("calendar  bank holidays of England from {} to {}{}\n",
               core::iso(reference::england().holidays().front()), core::iso(reference::england().holidays().back()),
               covered ? "" : ": they end within a year, update Cairn");
    return covered ? success : findings;
}

}  // namespace app
