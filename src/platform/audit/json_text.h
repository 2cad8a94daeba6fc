#pragma once
#include <string>
#include <string_view>

namespace audit {

/// Appends `text` as a JSON string, quotes included. Throws core::Failure when it holds a NUL or is not UTF-8: neither
/// store could hold it.
void append_json(std::string& out, std::string_view text);

}  // namespace audit
