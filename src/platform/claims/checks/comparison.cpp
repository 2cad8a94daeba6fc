#include <array>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

constexpr std::array<std::string_view, 5> above{"higher", "above", "greater", "larger", "exceeds"};

void run(const Reading& text, Findings& found) {
    static const Pattern beside{
        "#q ..7 ,|(? slightly|well|far|much|just|significantly? "
        "higher|above|greater|larger|exceeds|lower|below|smaller than? the|that|those|its|in|for|last|previous|our ..7 "
        "(|at|of|was|, #q"};
    static const Pattern compared{"higher|lower at #q ..6 than|compared to|with? ..6 #q"};
    for (const auto& sentence : text.sentences())
        for (const auto* pattern : {&beside, &compared})
            for (const auto& match : pattern->all_in(sentence.tokens)) {
                const auto &a = *match.caught[0], &b = *match.caught[1];
                if (a.kind != b.kind) continue;
                bool up = false;
                std::string_view word;
                for (auto i = match.begin; i < match.end; ++i) {
                    const auto& token = sentence.tokens[i];
                    if (is_one_of(token.word, above)) up = true, word = token.word;
                    if (token.is("lower") || token.is("below") || token.is("smaller")) word = token.word;
                }
                if (up ? a.value > b.value : a.value < b.value) continue;
                found.tell(sentence, Verdict::wrong, std::string{word},
                           words_of(sentence, a) + " is " +
                               (a.value == b.value  ? "the same as "
                                : a.value > b.value ? "above "
                                                    : "below ") +
                               words_of(sentence, b));
            }
}

}  // namespace

extern const Check comparison;
const Check comparison{.card = {.code = "comparison",
                                .title = "Above, below, higher, lower",
                                .recomputes = "the word against the two numbers it stands between",
                                .tolerance = "none; only numbers of one kind are compared"},
                       .run = run};

}  // namespace claims
