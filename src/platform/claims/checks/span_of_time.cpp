#include <algorithm>

#include "platform/claims/check.h"

namespace claims {
namespace {

/// Months since year 0; 0 when the token names no month with its year.
int months_of(const Token& token) {
    if (token.kind == Token::Kind::date && token.year > 0) return token.year * 12 + token.month - 1;
    return 0;
}

int months_in(const Sentence& sentence, const Token& duration, std::size_t at) {
    const auto count = static_cast<int>(duration.value.rounded(0).units() % 10'000);
    if (at + 1 >= sentence.tokens.size()) return 0;
    const auto unit = sentence.tokens[at + 1].word;
    if (unit == "month" || unit == "months") return count;
    if (unit == "year" || unit == "years") return count * 12;
    return 0;
}

void run(const Reading& text, Findings& found) {
    static const Pattern span{"from|between the? #y to|until|and|-|up to? the? #y"};
    static const Pattern days_only{"#y to|until|- #y"};
    for (const auto& sentence : text.sentences()) {
        auto matches = span.all_in(sentence.tokens);
        // Two whole dates with "to" between are a span, whatever stands before them.
        for (auto& match : days_only.all_in(sentence.tokens)) {
            const bool whole = match.caught[0]->day > 0 && match.caught[1]->day > 0;
            const bool known = std::any_of(matches.begin(), matches.end(),
                                           [&](const Match& other) { return other.caught[0] == match.caught[0]; });
            if (whole && !known) matches.push_back(std::move(match));
        }
        for (const auto& match : matches) {
            const auto &first = *match.caught[0], &last = *match.caught[1];
            const int from = months_of(first), to = months_of(last);
            const bool days = from == to && first.day > 0 && last.day > 0;
            const bool years = first.kind == Token::Kind::year && last.kind == Token::Kind::year;
            if ((from > 0 && to > 0 && (to < from || (days && last.day < first.day))) ||
                (years && last.year < first.year)) {
                found.tell(sentence, Verdict::wrong, words_of(sentence, first) + " to " + words_of(sentence, last),
                           "the end lies before the beginning");
                continue;
            }
            if (from == 0 || to == 0) continue;
            // "a 12-month period" is one word; "over 12 months from ..." is a length of time.
            for (std::size_t i = match.begin > 5 ? match.begin - 5 : 0; i < match.begin; ++i) {
                const auto& token = sentence.tokens[i];
                if (token.kind != Token::Kind::duration || token.bound != Bound::none) continue;
                const int told = months_in(sentence, token, i);
                const int exact = to - from, inclusive = to - from + 1;
                if (told > 0 && told != exact && told != inclusive)
                    found.tell(sentence, Verdict::wrong, words_of(sentence, token),
                               words_of(sentence, first) + " to " + words_of(sentence, last) + " is " +
                                   std::to_string(exact) + " months");
            }
        }
    }
}

}  // namespace

extern const Check span_of_time;
const Check span_of_time{.card = {.code = "span_of_time",
                                  .title = "A span of time that ends before it begins, or has another length",
                                  .recomputes = "the order of the two dates, and the months between them",
                                  .tolerance = "the last month may be counted or not"},
                         .run = run};

}  // namespace claims
