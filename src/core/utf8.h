#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace core {

/// The place of the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF);
/// npos when all of it is.
std::size_t first_invalid_utf8(std::string_view text);

/// For showing what somebody gave us: at most `most_bytes` of it, cut between characters, with "?" for each control
/// character (C0, DEL, C1) and each byte that is not UTF-8. So it is one line, and UTF-8 whatever came in.
std::string clipped(std::string_view text, std::size_t most_bytes);

/// The text with the letters A to Z made small; every other byte stays, so UTF-8 stays UTF-8. For comparing what has no
/// case of its own: names of headers, addresses of email, words that someone searches for.
std::string lowered(std::string_view text);

/// The text without the spaces, tabs and line ends around it; empty when there is nothing else.
inline std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace core
