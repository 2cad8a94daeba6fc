#include "platform/claims/typed_words.h"

#include <algorithm>
#include <array>
#include <span>

#include "platform/claims/reading.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

/// Up to here people write numbers as words in running text, and mostly count what they name.
const core::Decimal most_in_words = core::Decimal{12};

bool tells_a_number(const Token& token) { return token.in_words && token.is_number() && token.value > most_in_words; }

constexpr std::array ages{std::string_view{"age"}, std::string_view{"ages"}, std::string_view{"aged"},
                          std::string_view{"younger"}, std::string_view{"older"}};
constexpr std::array legal_ages{std::int64_t{16}, std::int64_t{17}, std::int64_t{18}, std::int64_t{21},
                                std::int64_t{25}};
constexpr std::array bounds{std::string_view{"over"}, std::string_view{"older"}, std::string_view{"under"},
                            std::string_view{"younger"}};

/// An age that says who is meant, and counts nobody: "younger than fifteen", "up to the age of nineteen, or
/// twenty-five", "sixty-five or over", "between fifty and seventy-four" with nothing after it that is counted.
bool is_age(std::span<const Token> tokens, std::size_t at) {
    constexpr std::size_t reach = 6;
    for (std::size_t i = at - std::min(at, reach); i < at; ++i)
        if (is_one_of(tokens[i].word, ages)) return true;
    const auto& token = tokens[at];
    const bool ends = at + 1 == tokens.size() || tokens[at + 1].kind == Token::Kind::mark;
    const auto has_before = [&](std::size_t back, std::string_view word) {
        return at >= back && tokens[at - back].word == word;
    };
    // "people under eighteen", "care leavers up to twenty-five": the ages that the law knows.
    const bool legal = std::any_of(legal_ages.begin(), legal_ages.end(),
                                   [&](std::int64_t age) { return token.value == core::Decimal{age}; });
    if (legal && (has_before(1, "under") || token.bound == Bound::under)) return true;
    if (legal && ends && has_before(1, "to") && has_before(2, "up")) return true;
    if (at + 2 < tokens.size() && tokens[at + 1].is("or") && is_one_of(tokens[at + 2].word, bounds)) return true;
    const bool lower = at >= 1 && tokens[at - 1].is("between") && at + 2 < tokens.size() && tokens[at + 1].is("and");
    const bool upper = at >= 3 && tokens[at - 1].is("and") && tokens[at - 3].is("between");
    const std::size_t last = lower ? at + 2 : at;
    return (lower || upper) && (last + 1 == tokens.size() || tokens[last + 1].kind == Token::Kind::mark);
}

}  // namespace

std::vector<Finding> typed_words(std::string_view text) {
    const Reading reading{text};
    std::vector<Finding> findings;
    for (const auto& sentence : reading.sentences()) {
        std::string stated;
        std::size_t line = 0;
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            const auto& token = sentence.tokens[i];
            if (!tells_a_number(token) || is_age(sentence.tokens, i)) continue;
            if (stated.empty()) line = sentence.block->line_at(token.begin);
            stated += (stated.empty() ? "" : ", ") + sentence.block->text.substr(token.begin, token.end - token.begin);
        }
        // One for a sentence: explanations know findings by their passage.
        if (!stated.empty())
            findings.push_back({.passage = std::string{sentence.text()},
                                .line = line,
                                .place = {},
                                .stated = stated,
                                .recomputed = "nothing: a number in words has no figure of the record behind it",
                                .verdict = Verdict::cannot_be_checked,
                                .check = typed_words_check});
    }
    return findings;
}

}  // namespace claims
