#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "platform/audit/audit.h"
#include "platform/rights/grant.h"
#include "platform/vault/vault.h"
#include "rooms/census/filing.h"
#include "rooms/census/kept_results.h"

namespace census {

/// Where the installation keeps returns, as configured.
struct SafePlace {
    std::string folder;
    std::string key_file;  ///< of the master key
    int keep_days = 400;   ///< after the upload, then a return is destroyed
};

/// Whose a file is.
enum class Owner { none, open, destroyed };

/// The sealed files of returns and their keys. Any thread may use it.
class Safe {
  public:
    explicit Safe(SafePlace place) : place_(std::move(place)) {}
    const SafePlace& place() const { return place_; }

    /// The authority's key; made at its first return, which records an event. Throws core::Failure when the master key
    /// is missing or is not the one that wrapped it.
    vault::Key owner_key(audit::WriteTx& tx, const rights::Granted& by, const std::string& organisation) const;
    vault::Key owner_key(db::ReadTx& tx, const std::string& organisation) const;
    /// Wraps every authority's key again that an older master key wrapped. Gives how many.
    int rewrap(audit::WriteTx& tx) const;

    std::unique_ptr<vault::Writer> write_file(const std::string& id, const vault::Key& key) const;
    std::unique_ptr<vault::Writer> write_results(const std::string& id, const vault::Key& key) const;
    /// The key of an open filing's files.
    vault::Key file_key(db::ReadTx& tx, const Filing& filing) const;
    std::string read_file(const Filing& filing, const vault::Key& key) const;
    Results read_results(const Filing& filing, const vault::Key& key) const;

    /// Removes both files of a return. Its row has lost the key by then.
    void remove_files(const std::string& id) const;
    /// Removes the files of returns that are destroyed, and those that no return in the store owns once they are older
    /// than a day: an upload that broke off, whose key nobody has. Gives how many.
    int remove_strays(const std::function<Owner(const std::string& id)>& owner_of) const;

  private:
    std::string path(const std::string& id, const char* kind) const;
    const vault::MasterKeys& master(bool may_make) const;

    SafePlace place_;
    mutable std::mutex mutex_;
    mutable std::unique_ptr<vault::MasterKeys> master_;
};

}  // namespace census
