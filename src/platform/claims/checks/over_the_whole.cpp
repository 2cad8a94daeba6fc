#include <array>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

/// A percentage above a hundred of something that cannot exceed it.
void check_percent(const Sentence& sentence, Findings& found) {
    constexpr std::array<std::string_view, 20> growth{
        "increase", "increased", "rise",  "rose",     "grew", "growth",   "more",    "up",       "higher", "target",
        "budget",   "original",  "above", "previous", "last", "expected", "planned", "compared", "rate",   "baseline"};
    const auto& tokens = sentence.tokens;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].kind != Token::Kind::percent || tokens[i].value <= core::Decimal{100}) continue;
        if (!tokens[i + 1].is("of")) continue;
        bool grows = false;
        for (const auto& token : tokens) grows = grows || is_one_of(token.word, growth);
        if (!grows)
            found.tell(sentence, Verdict::wrong, words_of(sentence, tokens[i]), "a share is at most 100% of its base");
    }
}

void run(const Reading& text, Findings& found) {
    static const Pattern out_of{"#v out of the|all|a? total? of? #v"};
    static const Pattern of_the{"#v ..2 of the|all #v"};
    static const Pattern of_which{"#v ..5 , of which|whom|these|them #v"};
    for (const auto& sentence : text.sentences()) {
        check_percent(sentence, found);
        for (const auto* pattern : {&out_of, &of_the, &of_which})
            for (const auto& match : pattern->all_in(sentence.tokens)) {
                const bool turned = pattern == &of_which;
                const auto &part = *match.caught[turned ? 1 : 0], &whole = *match.caught[turned ? 0 : 1];
                if (part.kind != whole.kind || part.value <= whole.value) continue;
                if (whole.value <= core::Decimal{1} || whole.bound == Bound::over || part.bound == Bound::under)
                    continue;
                // "9 out of 10" is a mark; "12 sessions of the 3 courses" counts sessions.
                const auto next = static_cast<std::size_t>(&part - sentence.tokens.data()) + 1;
                if (!turned && next < sentence.tokens.size() && sentence.tokens[next].kind == Token::Kind::word &&
                    !sentence.tokens[next].is("of") && !sentence.tokens[next].is("out"))
                    continue;
                found.tell(sentence, Verdict::wrong, words_of(sentence, part) + " of " + words_of(sentence, whole),
                           "a part is not more than its whole");
            }
    }
}

}  // namespace

extern const Check over_the_whole;
const Check over_the_whole{
    .card = {.code = "over_the_whole",
             .title = "More than the whole",
             .recomputes = "part against whole: \"12 of the 10\", \"of which 12\", \"108% of children\"",
             .tolerance = "growth, targets and budgets may pass 100%"},
    .run = run};

}  // namespace claims
