#include "core/utf8.h"

namespace core {
namespace {

/// How many bytes the character at `at` takes; 0 when it is no character.
std::size_t length_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(at);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned second = byte(at + 1);
        const bool overlong = first == 0xE0 && second < 0xA0;
        const bool surrogate = first == 0xED && second >= 0xA0;
        return follows(at + 1) && follows(at + 2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned second = byte(at + 1);
        const bool out_of_range = (first == 0xF0 && second < 0x90) || (first == 0xF4 && second >= 0x90);
        return follows(at + 1) && follows(at + 2) && follows(at + 3) && !out_of_range ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = length_at(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

std::string clipped(std::string_view text, std::size_t most_bytes) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = length_at(text, at);
        const auto character = text.substr(at, length == 0 ? 1 : length);
        const auto first = static_cast<unsigned char>(character.front());
        const bool c1 = character.size() == 2 && first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
        const auto shown = length == 0 || first < 0x20 || first == 0x7F || c1 ? std::string_view{"?"} : character;
        if (out.size() + shown.size() > most_bytes) break;
        out += shown;
        at += character.size();
    }
    return out;
}

std::string lowered(std::string_view text) {
    std::string low{text};
    for (char& c : low)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return low;
}

}  // namespace core
