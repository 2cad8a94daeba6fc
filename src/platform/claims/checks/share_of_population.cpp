#include <algorithm>
#include <array>
#include <optional>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

/// A whole that the text tells: "the total population of Rutland in 2021 was 41,049".
struct Whole {
    const Token* value;
    std::string noun, place;
    const Sentence* sentence;
};

constexpr std::array<std::string_view, 8> nouns{"population", "workforce", "cohort",     "caseload",
                                                "pupils",     "residents", "electorate", "membership"};

std::vector<Whole> wholes_of(const Reading& text) {
    static const Pattern told{
        "population|workforce|cohort|caseload|electorate|membership of|in? ~9 was|is|were|stood #n"};
    static const Pattern sized{"population|workforce|cohort|caseload of|in ~5 of|at|: #n"};
    std::vector<Whole> found;
    for (const auto& sentence : text.sentences())
        for (const auto* pattern : {&told, &sized})
            for (const auto& match : pattern->all_in(sentence.tokens)) {
                const auto& token = *match.caught[0];
                if (token.value <= core::Decimal{1}) continue;
                found.push_back({&token, std::string{sentence.tokens[match.begin].word}, text.place_of(sentence, token),
                                 &sentence});
            }
    std::stable_sort(found.begin(), found.end(),
                     [](const Whole& a, const Whole& b) { return a.sentence->number < b.sentence->number; });
    return found;
}

struct Pair {
    const Token *share, *part;
};

/// Shares with their count: "17.7% were aged 5-19 (7,273 people)", "120,090 children (16.4% of the population)".
std::vector<Pair> pairs_in(const Sentence& sentence) {
    static const Pattern share_first{
        "#p ..12 ( #n people|residents|children|pupils|persons|individuals|adults|staff|)"};
    static const Pattern count_first{
        "#n ..14 ( #p of the total? population|workforce|cohort|caseload|membership|residents"};
    std::vector<Pair> pairs;
    for (const auto& match : share_first.all_in(sentence.tokens)) pairs.push_back({match.caught[0], match.caught[1]});
    for (const auto& match : count_first.all_in(sentence.tokens)) pairs.push_back({match.caught[1], match.caught[0]});
    return pairs;
}

/// "The majority (87.5%) belongs to .... This equates to 623,429 people."
std::optional<Pair> pair_across(const Sentence& before, const Sentence& sentence) {
    static const Pattern equates{
        "this|that|which equates|amounts|corresponds|is|represents to? #n people|residents|children|persons|pupils"};
    const auto matches = equates.all_in(sentence.tokens);
    if (matches.empty() || before.block != sentence.block) return {};
    const Token* share = nullptr;
    for (const auto& token : before.tokens)
        if (token.kind == Token::Kind::percent) {
            if (share) return {};
            share = &token;
        }
    if (!share) return {};
    return Pair{share, matches[0].caught[0]};
}

/// The noun whose whole the sentence speaks of; empty: none.
std::string noun_of(const Sentence& sentence) {
    for (const auto& token : sentence.tokens)
        if (token.kind == Token::Kind::word && is_one_of(token.word, nouns)) return std::string{token.word};
    return {};
}

void check(const Reading& text, const std::vector<Whole>& wholes, const Sentence& sentence, const Pair& pair,
           const std::string& noun, Findings& found) {
    const auto place = text.place_of(sentence, *pair.part);
    const Whole* base = nullptr;
    for (const auto& whole : wholes)
        if (whole.noun == noun && whole.place == place && whole.sentence->number <= sentence.number &&
            text.is_within(sentence.section, text.parent(whole.sentence->section)) && whole.value != pair.part)
            base = &whole;
    if (!base || pair.share->value == core::Decimal{}) return;
    const auto verdict = misfit_share(*pair.share, pair.part->value, base->value->value);
    if (!verdict) return;
    const auto implied = core::ratio(pair.part->value, pair.share->value, 100, 0);
    found.tell(
        sentence, *verdict == Verdict::wrong ? Verdict::different_base : *verdict,
        shown_percent(pair.share->value, pair.share->value.decimals() - 1) + " for " + pair.part->value.grouped(),
        pair.part->value.grouped() + " of the " + noun + " of " + base->value->value.grouped() + " (line " +
            std::to_string(base->sentence->line()) + ") is " +
            shown_percent(share_of(pair.part->value, base->value->value), pair.share->value.decimals()) +
            "; the share told needs a base of about " + implied.grouped());
}

void run(const Reading& text, Findings& found) {
    const auto wholes = wholes_of(text);
    if (wholes.empty()) return;
    const auto& sentences = text.sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto noun = noun_of(sentences[i]);
        if (!noun.empty())
            for (const auto& pair : pairs_in(sentences[i])) check(text, wholes, sentences[i], pair, noun, found);
        if (i == 0) continue;
        const auto noun_before = noun_of(sentences[i - 1]);
        if (noun_before.empty()) continue;
        if (const auto pair = pair_across(sentences[i - 1], sentences[i]))
            check(text, wholes, sentences[i], *pair, noun_before, found);
    }
}

}  // namespace

extern const Check share_of_population;
const Check share_of_population{
    .card = {.code = "share_of_population",
             .title = "A share of a population told earlier",
             .recomputes = "count divided by the population (workforce, cohort, caseload) last told for the same place",
             .tolerance =
                 "a half of the last digit printed; what is further off is told as another base, with the base "
                 "that the share needs"},
    .run = run};

}  // namespace claims
