#pragma once
#include <compare>
#include <string_view>
#include <vector>

#include "rooms/census/engine/finding.h"

namespace census {

/// A cell as people name it: table, row in the document, column.
struct Location {
    std::string_view table;
    Row row;
    std::string_view column;
    friend auto operator<=>(const Location&, const Location&) = default;
};

}  // namespace census
