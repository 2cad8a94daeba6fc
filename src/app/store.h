#pragma once
#include <memory>
#include <string>
#include <vector>

#include "platform/db/db.h"

namespace app {

/// Where the store is: CAIRN_DATABASE, or ./cairn.db.
std::string store_address();

/// The migrations of every service and room, in the order in which they are applied.
std::vector<db::Migration> migrations();

enum class Migrate { yes, no };

/// Opens the store. With Migrate::yes it is brought forward; otherwise it must be of this version already.
/// Throws core::Failure.
std::unique_ptr<db::Database> open_store(Migrate migrate, int connections = 4);

/// The person at the command line, as the operating system knows them.
std::string person_at_command_line();

}  // namespace app
