#pragma once
#include <cstddef>
#include <string_view>

#include "core/result.h"
#include "platform/http/http.h"

namespace http {

struct FieldLimits {
    std::size_t count = 1000;
    std::size_t name_bytes = 256;
    std::size_t value_bytes = 256 << 10;
};

/// Reads "a=1&b=two+words%21". Refuses broken percent encoding, text that is not UTF-8, NUL, and what is over a limit.
core::Result<Fields> parse_form(std::string_view text, const FieldLimits& limits = {});

/// Percent decoding of one piece of a path, query or form ("+" is a space only in the latter two: do that before).
/// Refuses broken encoding, NUL and text that is not UTF-8.
core::Result<std::string> decode(std::string_view text);

/// Whether the bytes are UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF) without NUL.
bool is_clean_utf8(std::string_view bytes);

}  // namespace http
