#include "platform/claims/check.h"

namespace claims {
namespace {

void run(const Reading& text, Findings& found) {
    static const Pattern behind{"mid-year ..3 estimates|estimate for|of|from|in|,? #y"};
    static const Pattern before{"#y mid-year ..3 estimates|estimate"};
    if (text.main_year() == 0) return;
    constexpr int still_recent = 2;
    for (const auto& sentence : text.sentences())
        for (const auto* pattern : {&behind, &before})
            for (const auto& match : pattern->all_in(sentence.tokens)) {
                const int year = match.caught[0]->year;
                if (match.caught[0]->kind != Token::Kind::year || year >= text.main_year() - still_recent) continue;
                found.tell(
                    sentence, Verdict::different_base, "estimates of " + std::to_string(year),
                    "the document speaks of " + std::to_string(text.main_year()) + "-" +
                        std::to_string(text.main_year() + 1).substr(2) +
                        "; mid-year estimates are made every year, so shares of these rest on an older population");
            }
}

}  // namespace

extern const Check old_estimate;
const Check old_estimate{
    .card = {.code = "old_estimate",
             .title = "Population estimates of an earlier year beside this year's counts",
             .recomputes = "the year of the mid-year estimates against the year that the document speaks of",
             .tolerance = "two years: estimates of the year itself come out after the report"},
    .run = run};

}  // namespace claims
