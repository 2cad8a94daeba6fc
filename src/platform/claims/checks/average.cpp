#include "platform/claims/check.h"

namespace claims {
namespace {

/// "The average of 10, 20 and 30 is 20".
void check_series(const Sentence& sentence, Findings& found) {
    static const Pattern series{"average|mean of #q ,|and"};
    const auto& tokens = sentence.tokens;
    for (const auto& match : series.all_in(tokens)) {
        const auto kind = match.caught[0]->kind;
        core::Decimal sum;
        std::int64_t many = 0;
        std::size_t at = match.begin + 2;
        for (; at < tokens.size(); ++at) {
            if (tokens[at].kind == kind)
                sum = sum + tokens[at].value, ++many;
            else if (!tokens[at].is(",") && !tokens[at].is("and"))
                break;
        }
        if (many < 2 || at + 1 >= tokens.size() || !(tokens[at].is("is") || tokens[at].is("was"))) continue;
        const auto& told = tokens[at + 1];
        if (told.kind != kind) continue;
        const auto mean = core::ratio(sum, core::Decimal{many}, 1, 6);
        if (const auto verdict = misfit(told, mean))
            found.tell(sentence, *verdict, words_of(sentence, told),
                       shown_number(sum) + " over " + std::to_string(many) + " is " +
                           shown_number(mean.rounded(told.value.decimals() + 1)));
    }
}

void run(const Reading& text, Findings& found) {
    static const Pattern behind{"#v ~10 #n ~8 average|mean of #v"};
    static const Pattern each{"#v ~10 #n ~6 (|,|- #v each|per|on average"};
    for (const auto& sentence : text.sentences()) {
        check_series(sentence, found);
        std::size_t numbers = 0;
        for (const auto& token : sentence.tokens) numbers += token.is_number() ? 1 : 0;
        // With more numbers in the sentence it is not certain which two are meant.
        if (numbers != 3) continue;
        for (const auto* pattern : {&behind, &each})
            for (const auto& match : pattern->all_in(sentence.tokens)) {
                const auto &a = *match.caught[0], &b = *match.caught[1], &told = *match.caught[2];
                if (a.value <= core::Decimal{} || b.value <= core::Decimal{}) continue;
                const auto one = core::ratio(a.value, b.value, 1, 6), other = core::ratio(b.value, a.value, 1, 6);
                auto stated = told;
                if (a.bound != Bound::none || b.bound != Bound::none) stated.bound = Bound::about;
                const auto verdict = misfit(stated, one);
                if (!verdict || (a.kind == b.kind && !misfit(stated, other))) continue;
                // Whole averages of whole counts are often cut: only more than one off is wrong.
                found.tell(sentence, *verdict, words_of(sentence, told),
                           words_of(sentence, a) + " over " + words_of(sentence, b) + " is " +
                               shown_number(one.rounded(told.value.decimals() + 1)));
            }
    }
}

}  // namespace

extern const Check average;
const Check average{
    .card = {.code = "average",
             .title = "An average beside what it is the average of",
             .recomputes = "\"268 people at 16 sessions, an average of 17\"; \"the average of 10, 20 and 30 is 20\"",
             .tolerance = "a half of the last digit printed; of two numbers only where the sentence has three in all"},
    .run = run};

}  // namespace claims
