#include "platform/db/sql_text.h"

#include <algorithm>
#include <cstddef>

#include "core/utf8.h"

namespace db {
namespace {

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// The end of the quoted text, comment or cast that begins at `at`; `at` itself when none does.
std::size_t skip(std::string_view sql, std::size_t at) {
    const auto after = [&](std::string_view end, std::size_t from) {
        const auto found = sql.find(end, from);
        return found == std::string_view::npos ? sql.size() : found + end.size();
    };
    const auto rest = sql.substr(at);
    if (rest.starts_with('\'')) return after("'", at + 1);
    if (rest.starts_with('"')) return after("\"", at + 1);
    if (rest.starts_with("--")) return std::min(sql.find('\n', at), sql.size());
    if (rest.starts_with("/*")) return after("*/", at + 2);
    if (rest.starts_with("::")) return at + 2;
    return at;
}

}  // namespace

SqlText scan_sql(std::string_view sql) {
    SqlText text;
    text.sql.reserve(sql.size());
    for (std::size_t at = 0; at < sql.size();) {
        if (const auto end = skip(sql, at); end != at) {
            const bool comment = sql[at] == '-' || sql[at] == '/';
            text.sql += comment ? std::string_view(" ") : sql.substr(at, end - at);
            at = end;
            continue;
        }
        auto end = at + 1;
        if (sql[at] == ':') {
            while (end < sql.size() && is_name(sql[end])) ++end;
            const std::string name(sql.substr(at + 1, end - at - 1));
            if (!name.empty() && std::find(text.names.begin(), text.names.end(), name) == text.names.end()) {
                text.names.push_back(name);
            }
        }
        text.sql += sql.substr(at, end - at);
        at = end;
    }
    return text;
}

std::optional<std::string_view> text_fault(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) return "a NUL byte";
    if (core::first_invalid_utf8(text) != std::string_view::npos) return "bytes that are not UTF-8";
    return std::nullopt;
}

}  // namespace db
