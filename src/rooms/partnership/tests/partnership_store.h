#pragma once
#include "platform/db/db.h"

/// Sets a store up with all that this room's tables need.
void migrate_partnership(db::Database& database);
