#include "platform/claims/check.h"

namespace claims {
namespace {

void run(const Reading& text, Findings& found) {
    static const Pattern beside{"#s ..6 (|,|or about|around|or|ie? #s )|,|of|."};
    for (const auto& sentence : text.sentences())
        for (const auto& match : beside.all_in(sentence.tokens)) {
            const auto *first = match.caught[0], *second = match.caught[1];
            if (first->kind == second->kind) continue;
            const auto& fraction = first->kind == Token::Kind::fraction ? *first : *second;
            const auto& percent = first->kind == Token::Kind::percent ? *first : *second;
            // Only what stands in brackets or behind "or" says the same again.
            const auto& mark = *(second - 1);
            if (!mark.is("(") && !mark.is("or") && !(second - 2)->is("(")) continue;
            const auto verdict = misfit(fraction, percent.value);
            if (!verdict) continue;
            found.tell(sentence, *verdict, words_of(sentence, fraction) + " (" + words_of(sentence, percent) + ")",
                       words_of(sentence, fraction) + " is " + shown_percent(percent_of(fraction).rounded(1), 0));
        }
}

}  // namespace

extern const Check fraction_beside;
const Check fraction_beside{
    .card = {.code = "fraction_beside",
             .title = "A fraction in words beside its percentage",
             .recomputes = "the fraction as a percentage: \"a third (33%)\"",
             .tolerance = "a tenth: fractions in words are rounded; over and under are held to"},
    .run = run};

}  // namespace claims
