#include <fmt/core.h>

#include <cstdio>

#include "app/commands.h"
#include "app/store.h"
#include "core/london.h"
#include "platform/audit/audit.h"
#include "platform/reference/reference.h"
#include "platform/rights/office.h"
#include "rooms/accounts/accounts.h"

namespace app {

int migrate() {
    const auto database = db::Database::open(store_address());
    const auto applied = bring_up_to_date(*database);
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
    db::restore(store_address(), file, migrations());
    const auto database = open_store(Migrate::yes);
    fmt::print("{} now holds what {} held.\n", database->address(), file);
    return success;
}

int user(const accounts::UserCommand& given) {
    const auto database = open_store(Migrate::yes);
    audit::Ledger ledger{*database};
    const rights::Office office{ledger, core::system_clock(), rights::Keys::of(*database, key_file()), {}};
    auto told = given;
    told.actor = person_at_command_line();
    return accounts::user_command(office, told);
}

int check(const std::string& noted) {
    const auto head = audit::parse_head(noted);
    if (!noted.empty() && !head) {
        fmt::print(stderr, "cairn: \"{}\" is no head of a trail: write it as `cairn check` printed it, number:hash.\n",
                   noted);
        return unusable;
    }
    const auto today = core::london_date(core::system_clock().now());
    const auto database = open_store(Migrate::no);
    fmt::print("store     {} is of this version\n", database->address());
    audit::Verdict trail;
    database->read([&](db::ReadTx& tx) { trail = audit::verify(tx, head); });
    fmt::print("trail     {} events, {}\n", trail.head.number, trail.faults.empty() ? "unbroken" : "BROKEN");
    if (trail.head.number > 0) fmt::print("          head {}:{}\n", trail.head.number, trail.head.hash);
    for (const auto& fault : trail.faults) fmt::print("          {}\n", fault);
    const bool covered = reference::england().covers(today) && reference::england().covers(core::add_months(today, 12));
    fmt::print("calendar  bank holidays of England from {} to {}{}\n",
               core::iso(reference::england().holidays().front()), core::iso(reference::england().holidays().back()),
               covered ? "" : ": they end within a year, update Cairn");
    return covered && trail.faults.empty() ? success : findings;
}

}  // namespace app
