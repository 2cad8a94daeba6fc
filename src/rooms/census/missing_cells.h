#pragma once
#include <string>
#include <utility>
#include <vector>

#include "rooms/census/cin/census.h"
#include "rooms/census/ssda903/returns.h"

namespace census {

/// For columns that a return may leave empty: how many cells are, of how many rows: ("ChildCharacteristics.Ethnicity
/// not obtained or missing", "12/400"). What a return says nothing of, beside what it got wrong.
std::vector<std::pair<std::string, std::string>> missing_cells(const cin::Return& data);
std::vector<std::pair<std::string, std::string>> missing_cells(const ssda903::Return& data);

}  // namespace census
