#include "platform/audit/json_text.h"

#include "core/failure.h"
#include "core/utf8.h"

namespace audit {

void append_json(std::string& out, std::string_view text) {
    if (core::first_invalid_utf8(text) != std::string_view::npos || text.find('\0') != std::string_view::npos)
        throw core::Failure("The text holds a NUL or bytes that are not UTF-8, and cannot be stored");
    constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        } else {
            out += c;
        }
    }
    out += '"';
}

}  // namespace audit
