#include "platform/publish/typed_numbers.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace publish {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 127;
}

constexpr std::array months{"january", "february", "march",     "april",   "may",      "june",
                            "july",    "august",   "september", "october", "november", "december"};
/// Words after which a number is a name.
constexpr std::array called{
    "section",         "sections",  "s.",         "ss.",        "part",        "parts",      "chapter",
    "chapters",        "article",   "articles",   "schedule",   "annex",       "appendix",   "page",
    "pages",           "paragraph", "paragraphs", "regulation", "regulations", "rule",       "step",
    "stage",           "phase",     "level",      "tier",       "priority",    "priorities", "standard",
    "volume",          "version",   "year",       "years",      "term",        "group",      "wave",
    "round",           "strand",    "pillar",     "objective",  "theme",       "question",   "recommendation",
    "recommendations", "aged",      "age",        "ages",       "number",      "act",        "quarter",
    "grade",           "grades",    "operation",  "protocol",   "module",      "sdg",        "no."};

/// A piece of text between spaces, without the marks around it.
struct Piece {
    std::string word;   ///< lower case
    std::string shown;  ///< as written
};

std::string trimmed(std::string_view text) {
    constexpr std::string_view open = "([{'*_", close = ")]}.,;:!?'*_";
    while (!text.empty() && open.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    const bool abbreviated = text == "s." || text == "ss." || text == "No." || text == "no.";
    while (!abbreviated && !text.empty() && close.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    return std::string{text};
}

/// Quotations are left out: what they hold is told as it was.
std::string without_quotations(std::string_view text) {
    std::string out;
    bool straight = false;
    int curly = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto three = text.substr(i, 3);
        if (three == "\xe2\x80\x9c") ++curly;
        const bool inside = straight || curly > 0;
        if (text[i] == '"') straight = !straight;
        out += inside || text[i] == '"' ? ' ' : text[i];
        if (three == "\xe2\x80\x9d" && curly > 0) --curly;
    }
    // A mark that never closes quotes nothing.
    return straight || curly > 0 ? std::string{text} : out;
}

std::vector<Piece> pieces_of(std::string_view text) {
    const std::string open = without_quotations(text);
    std::vector<Piece> pieces;
    std::string now;
    const auto end = [&] {
        const std::string shown = trimmed(now);
        now.clear();
        if (shown.empty()) return;
        std::string word = shown;
        std::transform(word.begin(), word.end(), word.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        pieces.push_back({word, shown});
    };
    for (const char c : open) {
        if (c == ' ' || c == '\n' || c == '\t')
            end();
        else
            now += c;
    }
    end();
    return pieces;
}

template <std::size_t size>
bool among(const std::array<const char*, size>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

bool is_year(std::string_view text) {
    return text.size() == 4 && all_digits(text) && (text.starts_with("19") || text.starts_with("20"));
}

/// "2023", "2024-25", "2017/18", "2025-03-31", "2023-2025", "2024-08".
bool is_year_or_date(const std::string& word) {
    const auto mark = word.find_first_of("-/");
    if (!is_year(word.substr(0, std::min<std::size_t>(4, word.size())))) return false;
    if (mark == std::string::npos) return word.size() == 4 || (word.size() == 5 && word.back() == 's');
    return mark == 4 && std::all_of(word.begin() + 5, word.end(), [](char c) { return is_digit(c) || c == '-'; });
}

/// "9:30", "10am".
bool is_time(const std::string& word) {
    return word.find(':') != std::string::npos || word.ends_with("am") || word.ends_with("pm");
}

/// What a sum or a negative number begins with. Their bytes would pass for letters.
std::string_view without_sign(std::string_view word) {
    constexpr std::array signs{"\xc2\xa3", "\xe2\x82\xac", "\xe2\x88\x92", "\xe2\x80\x93"};  // £ € − –
    for (const std::string_view sign : signs)
        if (word.starts_with(sign)) return word.substr(sign.size());
    return word;
}

bool is_ordinal_or_name(std::string_view written) {
    const std::string_view word = without_sign(written);
    // "9th", "1st" are dates or ordinals; "KS4", "COVID-19", "o16s" names; "3.5m" and "45%" are numbers.
    const bool has_letter = std::any_of(word.begin(), word.end(), is_letter);
    if (!has_letter) return false;
    if (is_letter(word.front()) || word.find('/') != std::string_view::npos ||
        word.find("www") != std::string_view::npos)
        return true;
    return word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") || word.ends_with("th");
}

/// Joins the members of a series that is called by a number: "paragraphs 106 to 110", "aged 16 and 17".
bool joins(const std::string& word) { return word == "to" || word == "and" || word == "or"; }

bool is_called(const std::vector<Piece>& pieces, std::size_t at) {
    if (at == 0) return false;
    const auto& before = pieces[at - 1].word;
    if (among(called, before)) return true;
    if (at < 2 || !joins(before)) return at >= 2 && all_digits(before) && is_called(pieces, at - 1);
    return std::any_of(pieces[at - 2].word.begin(), pieces[at - 2].word.end(), is_digit) && is_called(pieces, at - 2);
}

bool is_in_date(const std::vector<Piece>& pieces, std::size_t at) {
    if (pieces[at].word.size() > 2 || !all_digits(pieces[at].word)) return false;
    // "31 March", "1 and 2 May", "12 to 14 June"
    for (std::size_t next = at + 1; next < pieces.size() && next <= at + 4; ++next) {
        if (among(months, pieces[next].word)) return true;
        if (!joins(pieces[next].word) && !all_digits(pieces[next].word)) return false;
    }
    return false;
}

}  // namespace

std::vector<std::string> typed_numbers(std::string_view text) {
    std::vector<std::string> found;
    const auto pieces = pieces_of(text);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto& word = pieces[i].word;
        if (std::none_of(word.begin(), word.end(), is_digit)) continue;
        if (is_year_or_date(word) || is_time(word) || is_ordinal_or_name(word) || is_in_date(pieces, i) ||
            is_called(pieces, i))
            continue;
        found.push_back(pieces[i].shown);
    }
    return found;
}

}  // namespace publish
