#pragma once
#include <memory>
#include <string>
#include <vector>

#include "platform/db/db.h"

namespace app {

/// Where the store is: CAIRN_DATABASE, or ./cairn.db.
std::string store_address();

/// The file of the installation's key (rights::Keys): CAIRN_KEY_FILE; empty: the key lies in the store.
std::string key_file();

/// The migrations of every service and room, in the order in which they are applied.
std::vector<db::Migration> migrations();
/// Applies what the store lacks, and says which; what a migration cannot do in SQL is done with it.
std::vector<std::string> bring_up_to_date(db::Database& database);

enum class Migrate { yes, no };

/// Opens the store. With Migrate::yes it is made and brought forward; otherwise it must be there, and of this version.
/// Throws core::Failure.
std::unique_ptr<db::Database> open_store(Migrate migrate, int connections = 4);

/// The store for a look at what a change would do: never made, never brought forward. Where nothing was set up yet, an
/// empty one of this version in a temporary folder. Throws core::Failure.
class Preview {
  public:
    Preview();
    ~Preview();
    Preview(const Preview&) = delete;
    Preview& operator=(const Preview&) = delete;
    db::Database& database() { return *database_; }
    /// Whether the real store was not set up, so that an empty one stands for it.
    bool stands_in() const { return !folder_.empty(); }

  private:
    std::unique_ptr<db::Database> database_;
    std::string folder_;  ///< empty: the real store
};

/// The person at the command line, as the operating system knows them.
std::string person_at_command_line();

}  // namespace app
