#pragma once
#include <cstddef>
#include <string_view>

namespace core {

/// The place of the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF);
/// npos when all of it is.
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace core
