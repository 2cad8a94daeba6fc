#pragma once
#include <memory>

#include "rooms/census/cin/check.h"
#include "rooms/census/engine/report.h"

namespace census::cin {

/// The checked return as a report, which keeps it. `oddities` become the report's notes, with their lines in `bytes`.
Report report_of(std::string file, std::shared_ptr<const Checked> checked, const Oddities& oddities, const Bytes& bytes,
                 int wanted_year);

/// The same without notes, for a return that comes from no file.
Report report_of(std::string name, std::shared_ptr<const Checked> checked);

}  // namespace census::cin
