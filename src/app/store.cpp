#include "app/store.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>

#include "core/embedded.h"
#include "rooms/registry.h"

namespace embedded {
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> drafts_migrations();
std::span<const core::EmbeddedFile> jobs_migrations();
std::span<const core::EmbeddedFile> packs_migrations();
std::span<const core::EmbeddedFile> registers_migrations();
std::span<const core::EmbeddedFile> rights_migrations();
}  // namespace embedded

namespace app {
namespace {

void add(std::vector<db::Migration>& all, const std::string& part, std::span<const core::EmbeddedFile> files) {
    for (const auto& file : files) all.push_back({part, std::string{file.path}, file.bytes});
}

}  // namespace

std::string store_address() {
    const char* address = std::getenv("CAIRN_DATABASE");
    return address == nullptr || *address == '\0' ? "./cairn.db" : address;
}

std::vector<db::Migration> migrations() {
    std::vector<db::Migration> all;
    add(all, "packs", embedded::packs_migrations());
    add(all, "audit", embedded::audit_migrations());
    add(all, "rights", embedded::rights_migrations());
    add(all, "jobs", embedded::jobs_migrations());
    add(all, "drafts", embedded::drafts_migrations());
    add(all, "registers", embedded::registers_migrations());
    for (const auto& room : house::rooms()) add(all, std::string{room.card->name}, room.migrations());
    return all;
}

std::unique_ptr<db::Database> open_store(Migrate migrate, int connections) {
    auto database = db::Database::open(store_address(), connections);
    if (migrate == Migrate::yes)
        db::migrate(*database, migrations());
    else
        db::check_migrations(*database, migrations());
    return database;
}

std::string person_at_command_line() {
    const passwd* entry = getpwuid(geteuid());
    return (entry == nullptr ? "user " + std::to_string(geteuid()) : std::string{entry->pw_name}) +
           " at the command line";
}

}  // namespace app
