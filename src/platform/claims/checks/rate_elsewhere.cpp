#include <algorithm>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

/// "15 interviews were carried out for 21 episodes": done, and out of what.
struct Rate {
    const Sentence* sentence;
    const Token *done, *base;
    std::vector<std::string> subject;
    std::string place;
};

std::vector<Rate> rates_in(const Reading& text) {
    static const Pattern carried{
        "#n ..6 were|was carried|completed|held|made|offered|done|undertaken|conducted out? ..4 for|of|from|to #n"};
    std::vector<Rate> found;
    for (const auto& sentence : text.sentences())
        for (const auto& match : carried.all_in(sentence.tokens)) {
            const auto at = static_cast<std::size_t>(match.caught[0] - sentence.tokens.data());
            const auto behind = static_cast<std::size_t>(match.caught[1] - match.caught[0]);
            auto subject = content_of(sentence.tokens.subspan(at, behind));
            found.push_back({&sentence, match.caught[0], match.caught[1], std::move(subject),
                             text.place_of(sentence, *match.caught[0])});
        }
    return found;
}

void run(const Reading& text, Findings& found) {
    const auto rates = rates_in(text);
    if (rates.empty()) return;
    static const Pattern share{"#p of ..6 completed|carried|held|made|done|undertaken|conducted"};
    for (const auto& sentence : text.sentences())
        for (const auto& match : share.all_in(sentence.tokens)) {
            const auto& told = *match.caught[0];
            const auto inside = content_of(sentence.tokens.subspan(match.begin, match.end - match.begin));
            const auto place = text.place_of(sentence, told);
            for (const auto& rate : rates) {
                const bool same = !place.empty() && rate.place == place && shared(rate.subject, inside) >= 2;
                if (!same || rate.base->value < rate.done->value) continue;
                const auto verdict = misfit_share(told, rate.done->value, rate.base->value);
                if (!verdict) continue;
                found.tell(sentence, Verdict::different_base, words_of(sentence, told),
                           words_of(*rate.sentence, *rate.done) + " of " + words_of(*rate.sentence, *rate.base) +
                               " (line " + std::to_string(rate.sentence->line()) + ") is " +
                               shown_percent(share_of(rate.done->value, rate.base->value), told.value.decimals()) +
                               "; the share told needs a base of about " +
                               core::ratio(rate.done->value, told.value, 100, 0).grouped());
            }
        }
}

}  // namespace

extern const Check rate_elsewhere;
const Check rate_elsewhere{
    .card = {.code = "rate_elsewhere",
             .title = "A rate told in one place, its parts in another",
             .recomputes = "\"60% of interviews completed\" against \"15 interviews were carried "
                           "out for 21 episodes\" of the same subject and place",
             .tolerance = "a half of the last digit printed"},
    .run = run};

}  // namespace claims
