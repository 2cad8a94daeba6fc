#include <map>

#include "platform/claims/check.h"

namespace claims {
namespace {

struct Ranked {
    const Sentence* sentence;
    const Token *rank, *length;
};

/// The measure that a rank is for: the words after "for" or "on", as stems in one string.
std::string measure_of(const Sentence& sentence, const Match& match) {
    const auto rest = sentence.tokens.subspan(match.end);
    for (std::size_t i = 0; i + 1 < rest.size() && i < 12; ++i) {
        if (!rest[i].is("for") && !rest[i].is("on")) continue;
        std::string measure;
        for (const auto& word : phrase_after(rest, i, 3)) measure += word + " ";
        return measure;
    }
    return {};
}

void run(const Reading& text, Findings& found) {
    static const Pattern ranked{"out of the? #n"};
    std::map<std::string, std::vector<Ranked>> by_measure;
    for (const auto& sentence : text.sentences())
        for (const auto& match : ranked.all_in(sentence.tokens)) {
            if (match.begin == 0 || sentence.tokens[match.begin - 1].kind != Token::Kind::ordinal) continue;
            const auto &rank = sentence.tokens[match.begin - 1], &length = *match.caught[0];
            if (rank.value > length.value)
                found.tell(sentence, Verdict::wrong, words_of(sentence, rank) + " out of " + words_of(sentence, length),
                           "a rank is at most the length of its list");
            if (const auto measure = measure_of(sentence, match); !measure.empty())
                by_measure[measure].push_back({&sentence, &rank, &length});
        }
    for (const auto& [measure, all] : by_measure)
        for (std::size_t i = 1; i < all.size(); ++i)
            if (all[i].length->value != all[0].length->value)
                found.tell(
                    *all[i].sentence, Verdict::different_base,
                    words_of(*all[i].sentence, *all[i].rank) + " out of " + words_of(*all[i].sentence, *all[i].length),
                    "the same measure is ranked out of " + words_of(*all[0].sentence, *all[0].length) + " in line " +
                        std::to_string(all[0].sentence->line()) + ": the two ranks do not compare");
}

}  // namespace

extern const Check rank;
const Check rank{.card = {.code = "rank",
                          .title = "Ranks of one measure out of lists of different length",
                          .recomputes = "rank against length; lengths told for the same measure against each other",
                          .tolerance = "none"},
                 .run = run};

}  // namespace claims
