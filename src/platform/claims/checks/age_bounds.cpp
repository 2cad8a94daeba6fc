#include "platform/claims/check.h"

namespace claims {
namespace {

void run(const Reading& text, Findings& found) {
    for (const auto& sentence : text.sentences()) {
        const auto& tokens = sentence.tokens;
        for (std::size_t i = 1; i < tokens.size(); ++i) {
            if (!tokens[i].open_end || is_quoted(sentence, tokens[i])) continue;
            const bool than =
                i > 1 && tokens[i - 1].is("than") && (tokens[i - 2].is("older") || tokens[i - 2].is("more"));
            if (!than && !tokens[i - 1].is("over") && !tokens[i - 1].is("above")) continue;
            const auto age = tokens[i].value.plain();
            const auto before =
                than ? std::string{tokens[i - 2].word} + " than " : std::string{tokens[i - 1].word} + " ";
            found.tell(sentence, Verdict::wrong, before + words_of(sentence, tokens[i]),
                       words_of(sentence, tokens[i]) + " already means " + age + " and over; \"" + before + age +
                           "\" would leave out those aged " + age);
        }
    }
}

}  // namespace

extern const Check age_bounds;
const Check age_bounds{.card = {.code = "age_bounds",
                                .title = "An age band bounded twice",
                                .recomputes = "\"older than 65+\": whether those aged 65 are in it",
                                .tolerance = "none"},
                       .run = run};

}  // namespace claims
