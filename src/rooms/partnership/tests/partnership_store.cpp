#include "partnership_store.h"

#include <span>

#include "core/embedded.h"

namespace embedded {
std::span<const core::EmbeddedFile> packs_migrations();
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> registers_migrations();
std::span<const core::EmbeddedFile> partnership_migrations();
}  // namespace embedded

void migrate_partnership(db::Database& database) {
    std::vector<db::Migration> all;
    const auto add = [&](const char* part, std::span<const core::EmbeddedFile> files) {
        for (const auto& file : files) all.push_back({part, std::string{file.path}, file.bytes});
    };
    add("packs", embedded::packs_migrations());
    add("audit", embedded::audit_migrations());
    add("registers", embedded::registers_migrations());
    add("partnership", embedded::partnership_migrations());
    db::migrate(database, all);
}
