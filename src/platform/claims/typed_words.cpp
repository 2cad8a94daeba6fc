#include "platform/claims/typed_words.h"

#include "platform/claims/reading.h"

namespace claims {
namespace {

/// Up to here people write numbers as words in running text, and mostly count what they name.
const core::Decimal most_in_words = core::Decimal{12};

bool tells_a_number(const Token& token) { return token.in_words && token.is_number() && token.value > most_in_words; }

}  // namespace

std::vector<Finding> typed_words(std::string_view text) {
    const Reading reading{text};
    std::vector<Finding> findings;
    for (const auto& sentence : reading.sentences())
        for (const auto& token : sentence.tokens) {
            if (!tells_a_number(token)) continue;
            findings.push_back({.passage = std::string{sentence.text()},
                                .line = sentence.block->line_at(token.begin),
                                .place = {},
                                .stated = sentence.block->text.substr(token.begin, token.end - token.begin),
                                .recomputed = "nothing: a number in words has no figure of the record behind it",
                                .verdict = Verdict::cannot_be_checked,
                                .check = typed_words_check});
        }
    return findings;
}

}  // namespace claims
