#include "platform/claims/check.h"

namespace claims {
namespace {

void tell_if_off(const Sentence& sentence, const Token& told, const Token& a, const Token& b, Findings& found) {
    const auto difference = (a.value - b.value).absolute();
    auto stated = told;
    // "approximately 8,475" with both numbers exact still has to be near; the hedge gives a tenth.
    if (a.bound != Bound::none || b.bound != Bound::none) stated.bound = Bound::about;
    if (const auto verdict = misfit(stated, difference))
        found.tell(sentence, *verdict, words_of(sentence, told),
                   words_of(sentence, a) + " and " + words_of(sentence, b) + " differ by " + shown_number(difference));
}

void run(const Reading& text, Findings& found) {
    static const Pattern more_than{"#v more|fewer|less ..8 ( #v ) than ..8 ( #v"};
    static const Pattern between{"difference|gap|shortfall|surplus of #v between ..6 #v ..8 and ..6 #v"};
    for (const auto& sentence : text.sentences()) {
        for (const auto& match : more_than.all_in(sentence.tokens)) {
            const auto &told = *match.caught[0], &a = *match.caught[1], &b = *match.caught[2];
            const auto& word = *(&told + 1);
            if (word.is("more") ? a.value < b.value : a.value > b.value)
                found.tell(sentence, Verdict::wrong, std::string{word.word},
                           words_of(sentence, a) + " is " + (a.value > b.value ? "more" : "fewer") + " than " +
                               words_of(sentence, b));
            else
                tell_if_off(sentence, told, a, b, found);
        }
        for (const auto& match : between.all_in(sentence.tokens))
            tell_if_off(sentence, *match.caught[0], *match.caught[1], *match.caught[2], found);
    }
}

}  // namespace

extern const Check difference;
const Check difference{.card = {.code = "difference",
                                .title = "A difference beside the two numbers it is of",
                                .recomputes = "one less the other: \"8,475 more women (371,245) than men (362,770)\"",
                                .tolerance = "a half of the last digit printed; a tenth where hedged"},
                       .run = run};

}  // namespace claims
