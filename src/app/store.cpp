#include "app/store.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "core/failure.h"
#include "platform/house/card.h"
#include "platform/house/migrations.h"
#include "platform/registers/adopt.h"
#include "rooms/registry.h"

namespace app {
std::string store_address() {
    const char* address = std::getenv("CAIRN_DATABASE");
    return address == nullptr || *address == '\0' ? "./cairn.db" : address;
}

std::string key_file() {
    const char* file = std::getenv("CAIRN_KEY_FILE");
    return file == nullptr ? "" : file;
}

std::vector<db::Migration> migrations() { return house::migrations(house::rooms()); }

std::vector<std::string> bring_up_to_date(db::Database& database) {
    auto applied = db::migrate(database, migrations());
    registers::adopt(database, house::registers_of(house::rooms()), core::system_clock().now());
    return applied;
}

std::unique_ptr<db::Database> open_store(Migrate migrate, int connections) {
    if (migrate == Migrate::yes) {
        auto database = db::Database::open(store_address(), connections);
        bring_up_to_date(*database);
        return database;
    }
    auto database = db::Database::open_existing(store_address(), connections);
    if (!database)
        throw core::Failure("The store " + store_address() +
                            " does not exist: run `cairn migrate`, or give its path in CAIRN_DATABASE");
    db::check_migrations(*database, migrations());
    return database;
}

Preview::Preview() : database_(db::Database::open_existing(store_address())) {
    if (database_ && !db::is_empty(*database_)) {
        db::check_migrations(*database_, migrations());
        return;
    }
    auto folder = (std::filesystem::temp_directory_path() / "cairn-preview-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) throw core::Failure("No temporary folder can be made for the preview");
    folder_ = folder;
    database_ = db::Database::open(folder_ + "/empty.db");
    db::migrate(*database_, migrations());
}

Preview::~Preview() {
    if (folder_.empty()) return;
    database_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string person_at_command_line() {
    const passwd* entry = getpwuid(geteuid());
    return (entry == nullptr ? "user " + std::to_string(geteuid()) : std::string{entry->pw_name}) +
           " at the command line";
}

}  // namespace app
