#include <algorithm>
#include <array>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

constexpr std::array<std::string_view, 14> people{
    "attendees", "participants", "respondents",   "people",    "practitioners", "children", "families",
    "staff",     "delegates",    "professionals", "responses", "organisations", "agencies", "parents"};

/// "only 288 completed forms. ... This equates to a fifth of training": the last count before the claim, in its block.
const Token* part_before(const Reading& text, const Sentence& sentence, const Sentence*& where) {
    for (std::size_t back = 1; back <= 3 && back <= sentence.number; ++back) {
        const auto& before = text.sentences()[sentence.number - back];
        if (before.block != sentence.block) break;
        const Token* found = nullptr;
        for (const auto& token : before.tokens)
            if (token.kind == Token::Kind::count && !token.in_words) {
                if (found) return nullptr;
                found = &token;
            }
        if (found) {
            where = &before;
            return found;
        }
    }
    return nullptr;
}

/// Of the bases told under the same heading, or the heading above, the one that suits the share best: people counted,
/// in a sentence that shares three words with the claim's. The kindest reading, so that only what no reading saves is
/// told.
const Token* base_near(const Reading& text, const Sentence& claim, const Sentence& part_at, const Token& part,
                       const core::Decimal& told, const Sentence*& where) {
    auto wanted = content_of(claim.tokens);
    const auto more = content_of(part_at.tokens);
    wanted.insert(wanted.end(), more.begin(), more.end());
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    auto outer = text.parent(claim.section);
    if (text.parent(outer) != 0) outer = text.parent(outer);
    constexpr std::size_t reach = 150;
    const Token* best = nullptr;
    core::Decimal nearest;
    for (std::size_t back = 1; back <= reach && back <= part_at.number; ++back) {
        const auto& sentence = text.sentences()[part_at.number - back];
        if (!text.is_within(sentence.section, outer)) continue;
        if (shared(content_of(sentence.tokens), wanted) < 3) continue;
        for (std::size_t i = 0; i + 1 < sentence.tokens.size(); ++i) {
            const auto& token = sentence.tokens[i];
            if (token.kind != Token::Kind::count || token.value <= part.value) continue;
            if (!is_one_of(sentence.tokens[i + 1].word, people)) continue;
            const auto off = (share_of(part.value, token.value) - told).absolute();
            if (best && off >= nearest) continue;
            best = &token;
            nearest = off;
            where = &sentence;
        }
    }
    return best;
}

void run(const Reading& text, Findings& found) {
    static const Pattern equates{"this|that|which|it equates|amounts|corresponds|represents|is|means|was to? ..3 #s"};
    for (const auto& sentence : text.sentences())
        for (const auto& match : equates.all_in(sentence.tokens)) {
            const auto& share = *match.caught[0];
            const auto& verb = sentence.tokens[match.begin + 1];
            const bool of = match.end < sentence.tokens.size() &&
                            (sentence.tokens[match.end].is("of") || sentence.tokens[match.end].is("("));
            if (!of || verb.is("is") || verb.is("was")) continue;
            const Sentence *part_at = nullptr, *base_at = nullptr;
            const auto* part = part_before(text, sentence, part_at);
            if (!part) continue;
            // The percentage beside the fraction is what is meant.
            auto told = share;
            for (auto i = match.end; i < sentence.tokens.size() && i < match.end + 3; ++i)
                if (sentence.tokens[i].kind == Token::Kind::percent) {
                    told = sentence.tokens[i];
                    told.bound = share.bound;
                }
            const auto* base = base_near(text, sentence, *part_at, *part, percent_of(told), base_at);
            if (!base) continue;
            const auto exact = share_of(part->value, base->value);
            const auto verdict = misfit(told, exact);
            // Far off, another base is meant, and which is not told.
            if (!verdict || (percent_of(told) - exact).absolute() > core::Decimal{15}) continue;
            found.tell(sentence, *verdict, words_of(sentence, share),
                       words_of(*part_at, *part) + " of " + words_of(*base_at, *base) + " (line " +
                           std::to_string(base_at->line()) + ") is " +
                           shown_percent(exact, percent_of(told).decimals() % 6));
        }
}

}  // namespace

extern const Check equates_to;
const Check equates_to{
    .card = {.code = "equates_to",
             .title = "\"This equates to a fifth\": the part just told, the base under the same heading",
             .recomputes = "the count of the sentence before over the people counted under the same "
                           "heading, where the sentences share their subject",
             .tolerance = "a tenth where hedged or in words, else a half of the last digit; silent when "
                          "more than fifteen points off, because another base is meant then"},
    .run = run};

}  // namespace claims
