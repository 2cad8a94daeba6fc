#include "rooms/census/sealed_store.h"

#include <filesystem>

#include "core/check.h"
#include "core/failure.h"
#include "rooms/census/filing_store.h"

namespace census {
namespace {

constexpr const char* file_kind = ".return";
constexpr const char* results_kind = ".results";

}  // namespace

std::string Safe::path(const std::string& id, const char* kind) const {
    core::check(!id.empty() && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos,
                "a return's id can be a file's name");
    return (std::filesystem::path{place_.folder} / (id + kind)).string();
}

const vault::MasterKeys& Safe::master(bool may_make) const {
    const std::lock_guard lock{mutex_};
    if (!master_) {
        std::error_code error;
        std::filesystem::create_directories(place_.folder, error);
        if (error) throw core::Failure(place_.folder + ": cannot be made: " + error.message());
        std::filesystem::permissions(place_.folder, std::filesystem::perms::owner_all, error);
        master_ = std::make_unique<vault::MasterKeys>(may_make ? vault::MasterKeys::read_or_make(place_.key_file)
                                                               : vault::MasterKeys::read(place_.key_file));
    }
    return *master_;
}

vault::Key Safe::owner_key(audit::WriteTx& tx, const rights::Granted&, const std::string& organisation) const {
    db::ReadTx& reading = tx;
    if (wrapped_key_of(reading, organisation)) return owner_key(reading, organisation);
    // A key file is made only while nothing depends on one that may be lost.
    const auto key = vault::new_key();
    put_wrapped_key(tx, organisation, master(wrapped_keys(reading).empty()).wrap(key));
    tx.record(
        {.kind = "census.key_made", .subject = {.kind = "census_keys", .id = organisation}, .changes = {}, .note = {}});
    return key;
}

vault::Key Safe::owner_key(db::ReadTx& tx, const std::string& organisation) const {
    const auto wrapped = wrapped_key_of(tx, organisation);
    const auto key = wrapped ? master(false).unwrap(*wrapped) : std::nullopt;
    if (!key)
        throw core::Failure("The master key in " + place_.key_file +
                            " is not the one that the returns were sealed with.");
    return *key;
}

int Safe::rewrap(audit::WriteTx& tx) const {
    int count = 0;
    for (const auto& [organisation, wrapped] : wrapped_keys(tx)) {
        if (master(false).is_current(wrapped)) continue;
        put_wrapped_key(tx, organisation, master(false).wrap(owner_key(static_cast<db::ReadTx&>(tx), organisation)));
        tx.record({.kind = "census.key_wrapped_again",
                   .subject = {.kind = "census_keys", .id = organisation},
                   .changes = {},
                   .note = {}});
        ++count;
    }
    return count;
}

std::unique_ptr<vault::Writer> Safe::write_file(const std::string& id, const vault::Key& key) const {
    return std::make_unique<vault::Writer>(path(id, file_kind), key);
}

std::unique_ptr<vault::Writer> Safe::write_results(const std::string& id, const vault::Key& key) const {
    return std::make_unique<vault::Writer>(path(id, results_kind), key);
}

vault::Key Safe::file_key(db::ReadTx& tx, const Filing& filing) const {
    const auto key = vault::unwrap(owner_key(tx, filing.organisation), filing.wrapped_key);
    if (!key) throw core::Failure("The key of the return " + filing.id + " is damaged.");
    return *key;
}

std::string Safe::read_file(const Filing& filing, const vault::Key& key) const {
    return vault::read(path(filing.id, file_kind), key);
}

Results Safe::read_results(const Filing& filing, const vault::Key& key) const {
    return parse_results(vault::read(path(filing.id, results_kind), key));
}

void Safe::remove_files(const std::string& id) const {
    vault::remove(path(id, file_kind));
    vault::remove(path(id, results_kind));
}

int Safe::remove_strays(const std::function<Owner(const std::string& id)>& owner_of) const {
    int count = 0;
    std::error_code error;
    if (!std::filesystem::is_directory(place_.folder, error)) return 0;
    const auto yesterday = std::filesystem::file_time_type::clock::now() - std::chrono::hours{24};
    for (const auto& entry : std::filesystem::directory_iterator{place_.folder, error}) {
        const std::string name = entry.path().filename().string();
        const std::string id = name.substr(0, name.find('.'));
        const bool is_ours = name.find(file_kind) != std::string::npos || name.find(results_kind) != std::string::npos;
        if (!is_ours) continue;
        const auto owner = owner_of(id);
        if (owner == Owner::open || (owner == Owner::none && entry.last_write_time(error) > yesterday)) continue;
        count += vault::remove(entry.path().string()) ? 1 : 0;
    }
    return count;
}

}  // namespace census
