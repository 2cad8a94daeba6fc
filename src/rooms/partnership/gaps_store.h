#pragma once
#include <string>
#include <vector>

#include "core/date.h"
#include "platform/db/db.h"

namespace partnership {

/// Something that the register shows to be missing.
struct Gap {
    std::string what;                          ///< "The Case Review Group has no chair today"
    std::string address;                       ///< where it is mended
    std::vector<std::string> footprints = {};  ///< whose it is: a code; none: everyone's here
};

/// Posts that are vacant, live bodies of the partnership without a chair today, seats of bodies that go on, whose end
/// has come or whose post is vacant, and days without a chair between the first and the last that a body's chairs are
/// recorded for. By what is missing, then by name.
std::vector<Gap> gaps(db::ReadTx& tx, core::Date today);

}  // namespace partnership
