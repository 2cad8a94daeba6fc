#pragma once
#include <cstdint>
#include <string>

#include "support/stores.h"

/// What packs put into a store, told apart from when they did.
namespace simulation {

/// The rows of every table without the number of the load that wrote them, and without the audit trail, which tells
/// when; empty where nothing was loaded or migrated.
struct Content {
    std::string rows;
    std::size_t loads = 0;      ///< how many loads the store remembers
    std::size_t processes = 0;  ///< how many processes the audit trail holds
};

/// Opens the store, reads it and closes it. Waits first until PostgreSQL has ended the sessions of killed programs.
Content content(support::TestStore& store);

/// A number from the environment, for example of CAIRN_KILLS; `otherwise` when it is not set.
std::uint32_t setting(const char* name, std::uint32_t otherwise);

}  // namespace simulation
