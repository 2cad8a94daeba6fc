#include "content.h"

#include <chrono>
#include <cstdlib>
#include <sstream>
#include <thread>

#include "platform/db/testing.h"

namespace simulation {
namespace {

/// A session whose client was killed may still be at its commit.
void wait_for_sessions(support::TestStore& store) {
    if (store.engine() != db::Engine::postgresql) return;
    for (int i = 0; i < 1000; ++i) {
        const auto others = db::testing::ask_postgres(
            store.url(),
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and "
            "backend_type = 'client backend'");
        if (others == "0") return;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

/// A register's record without what each load gives it anew: its id, its version, when it came and changed.
std::string lasting(const std::string& row) {
    std::istringstream cells{row};
    std::string kept;
    for (std::string cell; std::getline(cells, cell, '\t');) {
        std::string bare = cell;
        std::erase(bare, '\'');
        const auto all_of = [&](const char* allowed) { return bare.find_first_not_of(allowed) == bare.npos; };
        const bool id = bare.size() == 10 && all_of("0123456789abcdefghijklmnopqrstuvwxyz");
        const bool version = !bare.empty() && all_of("0123456789");
        const bool instant = bare.size() == 20 && bare.ends_with("Z") && all_of("0123456789-:TZ");
        if (!id && !version && !instant) kept += cell + "\t";
    }
    return kept;
}

bool is_register(const std::string& table) {
    return table == "[partnership_areas]" || table == "[partnership_partnerships]" ||
           table == "[partnership_documents]";
}

}  // namespace

Content content(support::TestStore& store) {
    wait_for_sessions(store);
    std::istringstream dump{support::dump(store.database())};
    store.close();
    Content found;
    std::string table;
    for (std::string line; std::getline(dump, line);) {
        if (line.starts_with("[")) {
            table = line;
        } else if (table == "[packs_loads]") {
            ++found.loads;
        } else if (table.starts_with("[audit_")) {
            if (table == "[audit_processes]") ++found.processes;
        } else if (table != "[db_migrations]" && !table.starts_with("[registers_")) {
            // What is searched repeats the records, by their ids.
            if (is_register(table)) line = lasting(line);
            // After the load's number an observation tells where the record behind it is: a pack's has none.
            for (const std::string empty : {"(null)\t", "NULL\t"})
                if (table == "[scorecard_observations]" && line.ends_with(empty))
                    line.resize(line.size() - empty.size());
            // A text of several lines goes on in the next one; a row ends with its load's number and a tab.
            if (line.ends_with('\t')) line.resize(line.rfind('\t', line.size() - 2) + 1);
            found.rows += table + line + "\n";
        }
    }
    return found;
}

std::uint32_t setting(const char* name, std::uint32_t otherwise) {
    const char* value = std::getenv(name);
    return value == nullptr ? otherwise : static_cast<std::uint32_t>(std::strtoul(value, nullptr, 10));
}

}  // namespace simulation
