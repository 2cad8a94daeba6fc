#include <algorithm>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

/// "94.8% belong to White ethnicities, including White British": a share of a group, and parts named of the group.
struct Inclusive {
    const Sentence* sentence;
    const Token* share;
    std::vector<std::string> whole, parts;
    std::string place;
};

std::vector<Inclusive> inclusive_in(const Reading& text) {
    static const Pattern including{"#p )? ..10 ,|( including|includes|incl"};
    std::vector<Inclusive> found;
    for (const auto& sentence : text.sentences())
        for (const auto& match : including.all_in(sentence.tokens)) {
            if (match.caught[0]->value.decimals() == 0) continue;
            const auto at = static_cast<std::size_t>(match.caught[0] - sentence.tokens.data());
            auto parts = sentence.tokens.subspan(match.end);
            const auto end = std::find_if(parts.begin(), parts.end(),
                                          [](const Token& token) { return token.is(")") || token.is("."); });
            parts = parts.first(static_cast<std::size_t>(end - parts.begin()));
            found.push_back({&sentence, match.caught[0], content_of(sentence.tokens.subspan(at, match.end - 1 - at)),
                             content_of(parts), text.place_of(sentence, *match.caught[0])});
        }
    return found;
}

void run(const Reading& text, Findings& found) {
    const auto groups = inclusive_in(text);
    if (groups.empty()) return;
    for (const auto& sentence : text.sentences())
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            const auto& token = sentence.tokens[i];
            if (token.kind != Token::Kind::percent) continue;
            for (const auto& group : groups) {
                if (group.sentence == &sentence || group.share->value != token.value ||
                    group.share->value.decimals() != token.value.decimals())
                    continue;
                if (text.place_of(sentence, token) != group.place) continue;
                const auto around =
                    content_of(sentence.tokens.subspan(i, std::min<std::size_t>(sentence.tokens.size() - i, 10)));
                std::vector<std::string> only_parts, only_whole;
                std::set_difference(group.parts.begin(), group.parts.end(), group.whole.begin(), group.whole.end(),
                                    std::back_inserter(only_parts));
                std::set_difference(group.whole.begin(), group.whole.end(), group.parts.begin(), group.parts.end(),
                                    std::back_inserter(only_whole));
                const bool names_group = shared(around, only_whole) > 0;
                if (shared(around, only_parts) == 0 || names_group) continue;
                found.tell(sentence, Verdict::wrong, words_of(sentence, token),
                           "line " + std::to_string(group.sentence->line()) + " tells " +
                               words_of(*group.sentence, *group.share) +
                               " for the whole group, of which this is a part");
            }
        }
}

}  // namespace

extern const Check part_for_whole;
const Check part_for_whole{
    .card = {.code = "part_for_whole",
             .title = "One share told for a group and for a part of it",
             .recomputes = "\"94.8% belong to A, including B\" against \"94.8% are B\" of the same place",
             .tolerance = "only shares printed with decimals, so that two groups do not meet by chance"},
    .run = run};

}  // namespace claims
