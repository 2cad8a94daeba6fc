#include <algorithm>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

void run(const Reading& text, Findings& found) {
    static const Pattern share{"#p of"};
    const auto& sentences = text.sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto& sentence = sentences[i];
        // "No children in home education at the end of March": the sentence begins so, or counts 0.
        if (sentence.tokens.size() < 3 ||
            !(sentence.tokens[0].is("no") || sentence.tokens[0].is("zero") ||
              (sentence.tokens[0].kind == Token::Kind::count && sentence.tokens[0].value == core::Decimal{})))
            continue;
        bool at_a_date = false;
        for (const auto& token : sentence.tokens)
            at_a_date = at_a_date || token.is("end") || (token.kind == Token::Kind::date && token.day > 0);
        const auto subject = content_of(sentence.tokens);
        if (!at_a_date || subject.size() < 2) continue;
        for (std::size_t j = i + 1; j < sentences.size() && j <= i + 4; ++j) {
            const auto& after = sentences[j];
            if (after.section != sentence.section) break;
            for (const auto& match : share.all_in(after.tokens)) {
                const auto rest = after.tokens.subspan(match.end);
                // Of the same things: at least two of the words behind "of" stand in the first sentence.
                if (shared(content_of(rest.subspan(0, std::min<std::size_t>(rest.size(), 5))), subject) < 2) continue;
                found.tell(after, Verdict::different_base, words_of(after, *match.caught[0]),
                           "line " + std::to_string(sentence.line()) +
                               " tells none at that date: the share has another base, which is not told");
            }
        }
    }
}

}  // namespace

extern const Check none_then_share;
const Check none_then_share{
    .card = {.code = "none_then_share",
             .title = "None of them, and then a share of them",
             .recomputes = "\"no children at the end of March\" against \"75% of children\" told next",
             .tolerance = "a count at a date and a share over the year may both be right: the base "
                          "is asked for, not called wrong"},
    .run = run};

}  // namespace claims
