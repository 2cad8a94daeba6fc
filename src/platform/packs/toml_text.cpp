#include "platform/packs/toml_text.h"

#include <algorithm>
#include <string>

namespace packs {
namespace {

/// Behind the string that begins at `at`, or the end of the text when it is not closed.
std::size_t behind_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const bool is_long = text.substr(at, 3) == std::string(3, quote);
    const std::string close(is_long ? 3 : 1, quote);
    for (at += close.size(); at < text.size(); ++at) {
        if (quote == '"' && text[at] == '\\')
            ++at;
        else if (text.substr(at, close.size()) == close)
            return at + close.size();
        else if (!is_long && text[at] == '\n')
            return at;  // not closed: the reader tells it
    }
    return text.size();
}

}  // namespace

std::size_t line_of_loose_character(std::string_view toml) {
    for (std::size_t at = 0; at < toml.size();) {
        const char c = toml[at];
        if (c == '"' || c == '\'') {
            at = behind_string(toml, at);
        } else if (c == '#') {
            at = std::min(toml.find('\n', at), toml.size());
        } else if ((static_cast<unsigned char>(c) & 0x80U) != 0) {
            const auto before = toml.substr(0, at);
            return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
        } else {
            ++at;
        }
    }
    return 0;
}

}  // namespace packs
