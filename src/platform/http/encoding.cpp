#include <curl/curl.h>

#include <memory>

#include "core/check.h"
#include "platform/http/form.h"
#include "platform/http/http.h"

namespace http {
namespace {

struct Free {
    void operator()(char* text) const { curl_free(text); }
};
using CurlText = std::unique_ptr<char, Free>;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// libcurl passes "%zz" on as it is; for us it is an error.
bool is_well_encoded(std::string_view text) {
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 3)) {
        if (at + 2 >= text.size() || !is_hex(text[at + 1]) || !is_hex(text[at + 2])) return false;
    }
    return true;
}

std::string unescaped(std::string_view text) {
    int length = 0;
    const CurlText plain{curl_easy_unescape(nullptr, text.data(), static_cast<int>(text.size()), &length)};
    core::check(plain != nullptr, "memory suffices to decode a short text");
    return {plain.get(), static_cast<std::size_t>(length)};
}

/// The length of the UTF-8 character that begins here (RFC 3629, section 4); 0 where none begins.
std::size_t character_length(const unsigned char* at, std::size_t left) {
    const auto follows = [&](std::size_t index, unsigned low = 0x80, unsigned high = 0xBF) {
        return index < left && at[index] >= low && at[index] <= high;
    };
    const unsigned first = at[0];
    if (first < 0x80) return first == 0 ? 0 : 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

bool is_clean_utf8(std::string_view bytes) {
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    for (std::size_t left = bytes.size(); left > 0;) {
        const std::size_t length = character_length(at, left);
        if (length == 0) return false;
        at += length;
        left -= length;
    }
    return true;
}

core::Result<std::string> decode(std::string_view text) {
    if (!is_well_encoded(text)) {
        return core::refuse(core::Reason::unusable_input,
                            "The address or form holds a percent sign that is not followed by two hexadecimal digits.");
    }
    std::string plain = text.find('%') == std::string_view::npos ? std::string(text) : unescaped(text);
    if (!is_clean_utf8(plain)) {
        return core::refuse(core::Reason::unusable_input, "The address or form holds text that is not valid UTF-8.");
    }
    return plain;
}

std::string encode(std::string_view text) {
    if (text.empty()) return {};  // to libcurl a length of 0 means "measure it yourself"
    const CurlText escaped{curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size()))};
    core::check(escaped != nullptr, "memory suffices to encode a short text");
    return escaped.get();
}

std::string url(std::string_view path, const std::vector<std::pair<std::string, std::string>>& query) {
    std::string whole{path};
    char separator = '?';
    for (const auto& [name, value] : query) {
        if (value.empty()) continue;
        whole += separator;
        whole += encode(name);
        whole += '=';
        whole += encode(value);
        separator = '&';
    }
    return whole;
}

}  // namespace http
