#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace db {

/// A statement as SOCI gets it. SOCI looks for `:name` without knowing comments, so they are taken out.
struct SqlText {
    std::string sql;
    std::vector<std::string> names;  ///< of the parameters, each once, in order of appearance
};

SqlText scan_sql(std::string_view sql);

/// Why `text` may not be stored ("a NUL byte", "bytes that are not UTF-8"); empty when it may. PostgreSQL refuses both,
/// SQLite neither, so we ask before either does.
std::optional<std::string_view> text_fault(std::string_view text);

}  // namespace db
