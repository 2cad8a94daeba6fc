#pragma once
#include <vector>

#include "platform/db/db.h"
#include "platform/house/card.h"

namespace house {

/// What brings a store forward: the migrations of the services that have tables, then those of the rooms, each in the
/// order given. A service that gains its first migration is added here and nowhere else.
std::vector<db::Migration> migrations(const std::vector<Room>& rooms);

}  // namespace house
