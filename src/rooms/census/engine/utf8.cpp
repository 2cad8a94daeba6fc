#include "rooms/census/engine/utf8.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

namespace census {
namespace {

unsigned char byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// The length of the well-formed sequence at `at` (Unicode, table 3-7); 0 when there is none.
std::size_t sequence_at(std::string_view text, std::size_t at) {
    const unsigned char lead = byte(text, at);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : (lead & 0xF0) == 0xE0        ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(text, at + i) & 0xC0) != 0x80) return 0;
    const unsigned char second = byte(text, at + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
        (lead == 0xF4 && second > 0x8F))
        return 0;
    return length;
}

void append(std::string& text, char32_t point) {
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | point >> 6);
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        text += static_cast<char>(0xE0 | point >> 12);
        text += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | point >> 18);
        text += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        text += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    }
}

constexpr char32_t replacement = 0xFFFD;

std::string from_utf16(std::string_view text, bool big_endian) {
    const auto unit = [&](std::size_t at) -> char32_t {
        const unsigned a = byte(text, at), b = byte(text, at + 1);
        return big_endian ? a << 8 | b : b << 8 | a;
    };
    std::string out;
    out.reserve(text.size() / 2);
    for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
        const char32_t first = unit(at);
        if (first < 0xD800 || first > 0xDFFF) {
            append(out, first);
        } else if (first < 0xDC00 && at + 3 < text.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) <= 0xDFFF) {
            append(out, 0x10000 + ((first - 0xD800) << 10) + (unit(at + 2) - 0xDC00));
            at += 2;
        } else {
            append(out, replacement);
        }
    }
    return out;
}

/// What windows-1252 has at 0x80 to 0x9F, where ISO-8859-1 has control characters.
constexpr std::array<char16_t, 32> windows_1252{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string from_one_byte(std::string_view text, bool windows) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const unsigned char c = byte(text, at);
        append(out, windows && c >= 0x80 && c < 0xA0 ? windows_1252[c - 0x80U] : char32_t{c});
    }
    return out;
}

/// The value of `encoding=` in the XML declaration, in lower case; empty without one.
std::string declared_encoding(std::string_view head) {
    if (!head.starts_with("<?xml")) return {};
    head = head.substr(0, head.find("?>"));
    const auto name = head.find("encoding");
    const auto quote = name == std::string_view::npos ? name : head.find_first_of("\"'", name);
    if (quote == std::string_view::npos) return {};
    const auto end = head.find(head[quote], quote + 1);
    if (end == std::string_view::npos) return {};
    std::string value{head.substr(quote + 1, end - quote - 1)};
    std::transform(value.begin(), value.end(), value.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return value;
}

}  // namespace

std::optional<std::size_t> first_not_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        // Nearly all of a return is ASCII: eight bytes at a time.
        std::uint64_t eight = 0;
        while (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) != 0) break;
            at += sizeof eight;
        }
        if (at == text.size()) break;
        const std::size_t length = sequence_at(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::nullopt;
}

bool is_plain_ascii(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101U, highs = ones << 7U;
    constexpr std::size_t words = 8;
    std::size_t at = 0;
    std::array<std::uint64_t, words> part{};
    for (; at + sizeof part <= text.size(); at += sizeof part) {
        std::memcpy(part.data(), text.data() + at, sizeof part);
        // A byte above 127 has the high bit; NUL less one has it too, and among ASCII nothing else does.
        std::uint64_t odd = 0;
        for (const std::uint64_t eight : part) odd |= eight | (eight - ones);
        if ((odd & highs) != 0) return false;
    }
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) - 1U < 127; });
}

std::string as_utf8(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto bad = first_not_utf8(text);
        out += text.substr(0, bad.value_or(text.size()));
        if (!bad) break;
        append(out, replacement);
        text.remove_prefix(*bad + 1);
    }
    return out;
}

std::string shown_name(std::string_view name) {
    constexpr std::size_t most = 60;
    std::string out = as_utf8(name.substr(0, most * 4));
    const bool is_cut = out.size() > most;
    std::size_t end = std::min(out.size(), most);
    while (is_cut && end > 0 && (byte(out, end) & 0xC0) == 0x80) --end;
    std::string shown;
    for (std::size_t at = 0; at < end;) {
        const std::size_t length = sequence_at(out, at);
        // Both sets of control characters: those of ASCII, and U+0080 to U+009F (a terminal obeys them as well).
        const bool control =
            byte(out, at) < 0x20 || byte(out, at) == 0x7F || (byte(out, at) == 0xC2 && byte(out, at + 1) < 0xA0);
        if (control)
            append(shown, replacement);
        else
            shown += out.substr(at, length);
        at += length;
    }
    return is_cut ? shown + "..." : shown;
}

Encoding encoding_of(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) return {.name = "UTF-8", .mark = 3};
    if (head.starts_with("\xFE\xFF")) return {.name = "UTF-16 BE", .mark = 2, .is_utf8 = false};
    if (head.starts_with("\xFF\xFE")) return {.name = "UTF-16 LE", .mark = 2, .is_utf8 = false};
    if (head.starts_with(std::string_view{"<\0", 2})) return {.name = "UTF-16 LE", .is_utf8 = false};
    if (head.starts_with(std::string_view{"\0<", 2})) return {.name = "UTF-16 BE", .is_utf8 = false};
    const std::string declared = declared_encoding(head);
    if (declared.empty() || declared == "utf-8" || declared == "utf8" || declared == "us-ascii" || declared == "ascii")
        return {.name = "UTF-8"};
    if (declared == "iso-8859-1" || declared == "latin1") return {.name = "ISO-8859-1", .is_utf8 = false};
    if (declared == "windows-1252" || declared == "cp1252") return {.name = "windows-1252", .is_utf8 = false};
    return {.name = declared, .is_utf8 = false, .is_known = false};
}

std::string converted(std::string_view text, const Encoding& encoding) {
    text.remove_prefix(std::min(encoding.mark, text.size()));
    if (encoding.name == "UTF-16 BE") return from_utf16(text, true);
    if (encoding.name == "UTF-16 LE") return from_utf16(text, false);
    if (encoding.name == "ISO-8859-1") return from_one_byte(text, false);
    if (encoding.name == "windows-1252") return from_one_byte(text, true);
    return std::string{text};
}

}  // namespace census
