#include "platform/house/migrations.h"

#include <string>

namespace embedded {
std::span<const core::EmbeddedFile> audit_migrations();
std::span<const core::EmbeddedFile> drafts_migrations();
std::span<const core::EmbeddedFile> jobs_migrations();
std::span<const core::EmbeddedFile> packs_migrations();
std::span<const core::EmbeddedFile> registers_migrations();
std::span<const core::EmbeddedFile> rights_migrations();
}  // namespace embedded

namespace house {

std::vector<db::Migration> migrations(const std::vector<Room>& rooms) {
    std::vector<db::Migration> all;
    const auto add = [&](const std::string& part, std::span<const core::EmbeddedFile> files) {
        for (const auto& file : files) all.push_back({part, std::string{file.path}, file.bytes});
    };
    add("packs", embedded::packs_migrations());
    add("audit", embedded::audit_migrations());
    add("rights", embedded::rights_migrations());
    add("jobs", embedded::jobs_migrations());
    add("drafts", embedded::drafts_migrations());
    add("registers", embedded::registers_migrations());
    for (const auto& room : rooms) add(std::string{room.card->name}, room.migrations());
    return all;
}

}  // namespace house
