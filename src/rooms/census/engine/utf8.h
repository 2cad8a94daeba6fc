#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace census {

/// The byte at which `text` stops being UTF-8; nothing when all of it is.
std::optional<std::size_t> first_not_utf8(std::string_view text);

/// Whether all of it is ASCII and none of it NUL, as nearly every return is.
bool is_plain_ascii(std::string_view text);

/// The text with every byte that is not UTF-8 replaced by U+FFFD.
std::string as_utf8(std::string_view text);

/// A name out of a file as a person may be shown it: as_utf8 of its first 60 bytes (cut between characters, with "..."
/// behind them), control characters replaced by U+FFFD, so that no file speaks to a terminal.
std::string shown_name(std::string_view name);

/// How a file's first bytes say it is written: by its byte-order mark, else by its XML declaration.
struct Encoding {
    std::string name;      ///< "UTF-8", "UTF-16", "ISO-8859-1", "windows-1252"; else as declared
    std::size_t mark = 0;  ///< bytes of the byte-order mark
    bool is_utf8 = true;   ///< UTF-8 or ASCII
    bool is_known = true;
};
Encoding encoding_of(std::string_view head);

/// The whole text as UTF-8, the byte-order mark taken off. For the encodings that `encoding_of` knows.
std::string converted(std::string_view text, const Encoding& encoding);

}  // namespace census
