#include "core/identifiers/identifiers.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::string_view check_letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

}  // namespace

std::optional<Upn> Upn::parse(std::string_view text) {
    if (text.size() != 13 || !std::all_of(text.begin() + 1, text.begin() + 12, is_digit)) return std::nullopt;
    std::size_t sum = 0;
    for (std::size_t place = 1; place < 13; ++place) {
        std::size_t value = 0;
        if (is_digit(text[place])) {
            value = static_cast<std::size_t>(text[place] - '0');
        } else {
            // A temporary number ends in a letter, which counts as its place among the check letters.
            value = check_letters.find(text[place]);
            if (value == std::string_view::npos) return std::nullopt;
        }
        sum += value * (place + 1);
    }
    if (check_letters[sum % check_letters.size()] != text[0]) return std::nullopt;
    return Upn{std::string{text}};
}

std::optional<NhsNumber> NhsNumber::parse(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c == ' ') continue;
        if (!is_digit(c)) return std::nullopt;
        digits += c;
    }
    if (digits.size() != 10) return std::nullopt;
    int sum = 0;
    for (std::size_t place = 0; place < 9; ++place) sum += (digits[place] - '0') * (10 - static_cast<int>(place));
    const int wanted = (11 - sum % 11) % 11;
    if (wanted == 10 || wanted != digits[9] - '0') return std::nullopt;
    return NhsNumber{digits};
}

std::optional<LaChildId> LaChildId::parse(std::string_view text) {
    const bool form = !text.empty() && text.size() <= 20 &&
                      std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || is_letter(c); });
    if (!form) return std::nullopt;
    return LaChildId{std::string{text}};
}

}  // namespace core
