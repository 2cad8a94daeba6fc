#pragma once
#include <string_view>

namespace db {

/// Begins the text of a statement whose best way depends on the values bound: how many rows a filter leaves, how many
/// the page takes. PostgreSQL then looks for it anew each time instead of keeping one way for all values; SQLite goes
/// by the text alone and passes over the comment.
inline constexpr std::string_view plan_by_values = "/* plan by values */ ";

}  // namespace db
