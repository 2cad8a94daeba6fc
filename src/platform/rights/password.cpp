#include "platform/rights/password.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "core/failure.h"
#include "core/utf8.h"
#include "platform/reference/reference.h"
#include "platform/rights/secrets.h"

namespace rights {
namespace {

unsigned long long passes(Cost cost) {
    return cost == Cost::quick ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE;
}
std::size_t memory(Cost cost) {
    return cost == Cost::quick ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE;
}

/// Lower case, and letters for the digits and signs that people write for them: "P4$$w0rd" is "password".
std::string folded(std::string_view password) {
    static constexpr std::string_view from = "0134578@$!|", to = "oieastbasii";
    std::string plain;
    for (const char c : password) {
        const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const auto leet = from.find(low);
        plain += leet == from.npos ? low : to[leet];
    }
    return plain;
}

/// The words of data/reference/common_passwords.csv, the longest first.
const std::vector<std::string>& common_words() {
    static const std::vector<std::string> words = [] {
        std::vector<std::string> all;
        std::string_view rest = reference::file("common_passwords.csv");
        while (!rest.empty()) {
            const auto end = rest.find('\n');
            const auto line = rest.substr(0, end);
            rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
            if (line.size() >= 3 && line.front() != '#' && line != "word") all.emplace_back(line);
        }
        std::sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.size() > b.size(); });
        return all;
    }();
    return words;
}

void remove_all(std::string& text, std::string_view word) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word)) text.erase(at, word.size());
}

/// What is left of a password once common words, the person's own and digits are taken out of it.
std::size_t left_over(std::string text, const std::vector<std::string>& about) {
    for (const auto& word : about)
        if (word.size() >= 3) remove_all(text, core::lowered(word));
    for (const auto& word : common_words()) remove_all(text, word);
    std::erase_if(text, [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '_' || c == '.'; });
    std::set<char> different(text.begin(), text.end());
    return std::min(text.size(), different.size());
}

/// "aaaaaaaaaaaa", "123123123123": a short piece again and again.
bool repeats(std::string_view text) {
    for (std::size_t piece = 1; piece <= 4 && 2 * piece <= text.size(); ++piece) {
        bool same = true;
        for (std::size_t i = piece; i < text.size() && same; ++i) same = text[i] == text[i - piece];
        if (same) return true;
    }
    return false;
}

/// "abcdefghijkl", "123456789012": each character follows the one before it.
bool climbs(std::string_view text) {
    int steps = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const int step = text[i] - text[i - 1];
        if (step == 1 || step == -1 || (text[i - 1] == '9' && text[i] == '0')) ++steps;
    }
    return steps + 2 >= static_cast<int>(text.size());
}

bool is_listed(std::string_view password, const std::string& file) {
    std::ifstream lines{file};
    if (!lines) throw core::Failure("The file of breached passwords cannot be read: " + file);
    for (std::string line; std::getline(lines, line);)
        if (line == password) return true;
    return false;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

std::string weakness(std::string_view password, const std::vector<std::string>& about, const std::string& breached) {
    if (password.empty()) return "Enter a password";
    if (characters(password) < shortest_password)
        return "Password must be 12 characters or more: three or four words that do not belong together work well";
    if (password.size() > longest_password) return "Password must be 1,000 characters or fewer";
    const auto easy = core::lowered(password);
    const std::size_t enough = 4;
    if (repeats(easy) || climbs(easy) || left_over(easy, about) < enough || left_over(folded(password), about) < enough)
        return "Choose a password that is harder to guess: this one is made of common words, names or patterns";
    if (!breached.empty() && is_listed(password, breached))
        return "Choose another password: this one has been in a data breach";
    return {};
}

std::string hash_password(std::string_view password, Cost cost) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), passes(cost), memory(cost)) != 0)
        throw core::Failure("There is not enough memory to compute a password's hash.", {.retryable = true});
    return hash.data();
}

bool is_password(const std::string& hash, std::string_view password, Cost cost) {
    if (password.size() > longest_password) return false;
    if (hash.empty()) {
        static_cast<void>(hash_password(password, cost));
        return false;
    }
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool is_outdated(const std::string& hash, Cost cost) {
    return crypto_pwhash_str_needs_rehash(hash.c_str(), passes(cost), memory(cost)) != 0;
}

}  // namespace rights
