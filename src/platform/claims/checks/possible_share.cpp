#include <optional>

#include "platform/claims/check.h"

namespace claims {
namespace {

using Kind = Token::Kind;

/// The only count of a sentence; null when it has none or several.
const Token* only_count(const Sentence& sentence) {
    const Token* only = nullptr;
    for (const auto& token : sentence.tokens) {
        if (token.kind != Kind::count || (token.in_words && token.value == core::Decimal{1})) continue;
        if (only) return nullptr;
        only = &token;
    }
    return only;
}

/// The percentage that nearest whole numbers give: "52 of 70 is 74.3%, 53 is 75.7%".
void tell(const Sentence& sentence, const Token& percent, std::int64_t base, Findings& found) {
    const auto exact = core::ratio(percent.value, core::Decimal{100}, base, 6);
    const auto below = static_cast<std::int64_t>(exact.approximate());
    const auto low = share_of(core::Decimal{below}, core::Decimal{base});
    const auto high = share_of(core::Decimal{below + 1}, core::Decimal{base});
    const bool near =
        misfit(percent, low) == Verdict::loosely_rounded || misfit(percent, high) == Verdict::loosely_rounded;
    const int decimals = percent.value.decimals();
    found.tell(sentence, near ? Verdict::loosely_rounded : Verdict::wrong, words_of(sentence, percent),
               "no whole number out of " + core::grouped(base) + " gives it: " + core::grouped(below) + " is " +
                   shown_percent(low, decimals) + ", " + core::grouped(below + 1) + " is " +
                   shown_percent(high, decimals));
}

void check(const Sentence& sentence, const Token& percent, const Token& base, Findings& found) {
    if (base.bound != Bound::none || percent.bound != Bound::none || !base.value.is_whole()) return;
    const auto whole = base.value.rounded(0).units();
    if (whole < 5 || whole > 100'000 || percent.value > core::Decimal{100}) return;
    if (!is_possible(percent, whole)) tell(sentence, percent, whole, found);
}

/// "70 children were referred. 75% were referred by a school, and 20% were known already."
void check_following(const Sentence& before, const Sentence& sentence, Findings& found) {
    static const Pattern begins{"of? these|them|whom? ,? #p were|was|had|are|have|of"};
    static const Pattern goes_on{",|and|with #p were|was|had|are|have"};
    const auto* base = only_count(before);
    if (!base || before.block != sentence.block) return;
    const auto matches = begins.all_in(sentence.tokens);
    if (matches.empty() || matches[0].begin != 0) return;
    for (const auto& token : sentence.tokens)
        if (token.kind == Kind::count || token.kind == Kind::fraction) return;
    // "75% of agencies": their own base.
    const auto after = static_cast<std::size_t>(matches[0].caught[0] - sentence.tokens.data()) + 1;
    if (after < sentence.tokens.size() && sentence.tokens[after].is("of") &&
        !(after + 1 < sentence.tokens.size() &&
          (sentence.tokens[after + 1].is("these") || sentence.tokens[after + 1].is("them"))))
        return;
    check(sentence, *matches[0].caught[0], *base, found);
    for (const auto& match : goes_on.all_in(sentence.tokens)) check(sentence, *match.caught[0], *base, found);
}

/// "Of the 7 cases audited, 33% were about neglect."
void check_of(const Sentence& sentence, Findings& found) {
    static const Pattern opens{"of the|these|all|our? #n ..8 , #p were|was|had|have|are|said|did|knew|told"};
    const auto matches = opens.all_in(sentence.tokens);
    if (matches.empty() || matches[0].begin != 0 || only_count(sentence) != matches[0].caught[0]) return;
    check(sentence, *matches[0].caught[1], *matches[0].caught[0], found);
}

void run(const Reading& text, Findings& found) {
    static const Pattern of_base{"#p of the|all|our? #n"};
    static const Pattern of_whom{"#n ..8 ,? of whom|which|these|them #p"};
    const auto& sentences = text.sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto& sentence = sentences[i];
        for (const auto& match : of_base.all_in(sentence.tokens))
            check(sentence, *match.caught[0], *match.caught[1], found);
        for (const auto& match : of_whom.all_in(sentence.tokens))
            check(sentence, *match.caught[1], *match.caught[0], found);
        check_of(sentence, found);
        if (i > 0) check_following(sentences[i - 1], sentence, found);
    }
}

}  // namespace

extern const Check possible_share;
const Check possible_share{
    .card = {.code = "possible_share",
             .title = "A percentage that no whole number out of its base can give",
             .recomputes = "whether some whole number of the people or things counted gives the percentage as printed",
             .tolerance = "none where the base is exact: out of 70, 74% and 76% exist and 75% does not"},
    .run = run};

}  // namespace claims
