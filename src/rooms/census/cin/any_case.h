#pragma once
#include "rooms/census/cin/census.h"

namespace census::cin {

/// Whether the cell holds this code of its set, written in capitals or not. For the few rules that read so: elsewhere a
/// code in small letters is no known code.
bool is_in_any_case(const Block& block, const Codes& column, Row row, Code code);

}  // namespace census::cin
