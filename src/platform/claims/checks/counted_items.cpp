#include <algorithm>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

using Kind = Token::Kind;

/// The count whose noun the colon at the end introduces: "seven council areas:", "the following five audits:". Null
/// when a verb stands between, so that the list may be of something else.
const Token* count_before_colon(std::span<const Token> tokens, std::size_t colon) {
    const Token* count = nullptr;
    constexpr std::size_t reach = 9;
    for (std::size_t i = colon > reach ? colon - reach : 0; i < colon; ++i) {
        if (tokens[i].kind == Kind::count)
            count = &tokens[i];
        else if (tokens[i].is_number() || tokens[i].is(",") || tokens[i].is(";") || tokens[i].is("("))
            count = nullptr;
        else if (count &&
                 (tokens[i].is("which") || tokens[i].is("that") || tokens[i].is("who") || tokens[i].is("the") ||
                  tokens[i].is("to") || tokens[i].is("following") || tokens[i].is("and") || tokens[i].is("on")))
            count = nullptr;
    }
    if (!count || count->bound != Bound::none || !count->value.is_whole()) return nullptr;
    const auto at = static_cast<std::size_t>(count - tokens.data());
    // A noun must follow; verbs other than "were:" and "are:" at the very end lead elsewhere.
    if (at + 1 >= colon || tokens[at + 1].kind != Kind::word || ends_phrase(tokens[at + 1].word)) return nullptr;
    for (std::size_t i = at + 1; i + 1 < colon; ++i)
        if (tokens[i].word.ends_with("ed") || tokens[i].is("were") || tokens[i].is("was") || tokens[i].is("is") ||
            tokens[i].is("are") || tokens[i].is("have") || tokens[i].is("had"))
            return nullptr;
    if (count->value <= core::Decimal{1} || count->value > core::Decimal{40}) return nullptr;
    return count;
}

/// "We have 3 aims for the year. These are:" - the count is the sentence before's.
const Token* count_before(const Reading& text, const Sentence& lead, const Sentence*& where) {
    const bool pointing = lead.tokens.size() <= 4 && (lead.tokens[0].is("these") || lead.tokens[0].is("they"));
    if (!pointing || lead.number == 0) return nullptr;
    const auto& before = text.sentences()[lead.number - 1];
    if (before.block != lead.block) return nullptr;
    const Token* only = nullptr;
    for (const auto& token : before.tokens)
        if (token.kind == Kind::count) {
            if (only) return nullptr;
            only = &token;
        }
    where = &before;
    return only && only->bound == Bound::none && only->value > core::Decimal{1} ? only : nullptr;
}

void check_lists(const Reading& text, Findings& found) {
    for (const auto& list : text.lists()) {
        if (!list.lead || !list.whole) continue;
        const auto* where = list.lead;
        const auto* count = count_before_colon(list.lead->tokens, list.lead->tokens.size() - 1);
        if (!count) count = count_before(text, *list.lead, where);
        if (!count) continue;
        const core::Decimal items{static_cast<std::int64_t>(list.items.size())};
        if (items == count->value) continue;
        found.tell(*where, Verdict::wrong, words_of(*where, *count), "the list has " + items.plain() + " items");
    }
}

/// "made up of seven areas: A, B, C and D": commas and the last "and" tell at least and at most how many there are.
void check_inline(const Sentence& sentence, Findings& found) {
    const auto& tokens = sentence.tokens;
    for (std::size_t colon = 2; colon + 3 < tokens.size(); ++colon) {
        if (!tokens[colon].is(":")) continue;
        const auto* count = count_before_colon(tokens, colon);
        if (!count) return;
        std::size_t commas = 0, ands = 0, semicolons = 0;
        bool numbers = false;
        std::size_t end = colon + 1;
        for (; end < tokens.size() && !tokens[end].is("."); ++end) {
            commas += tokens[end].is(",") ? 1 : 0;
            semicolons += tokens[end].is(";") ? 1 : 0;
            ands += tokens[end].is("and") || tokens[end].is("&") ? 1 : 0;
            numbers = numbers || tokens[end].kind == Kind::count || tokens[end].is("(") || tokens[end].is(":");
            // "A, B, and C": the comma before the last "and" parts nothing that the "and" does not.
            if (tokens[end].is("and") && tokens[end - 1].is(",")) --ands;
        }
        const auto parted = semicolons > 0 ? semicolons : commas;
        if (numbers || parted == 0) return;
        const auto least = static_cast<std::int64_t>(parted + 1);
        const auto most = static_cast<std::int64_t>(parted + 1 + ands);
        if (count->value >= core::Decimal{least} && count->value <= core::Decimal{most}) return;
        const auto& nearest = count->value < core::Decimal{least} ? least : most;
        found.tell(sentence, Verdict::wrong, words_of(sentence, *count), std::to_string(nearest) + " are listed");
        return;
    }
}

void run(const Reading& text, Findings& found) {
    check_lists(text, found);
    for (const auto& sentence : text.sentences()) check_inline(sentence, found);
}

}  // namespace

extern const Check counted_items;
const Check counted_items{
    .card = {.code = "counted_items",
             .title = "A count and the list that it introduces",
             .recomputes = "the items: \"five audits:\" and the list that follows, or the names in the same sentence",
             .tolerance =
                 "an \"and\" may stand inside a name; silent where a verb stands between count and colon, or the "
                 "list may go on behind something else"},
    .run = run};

}  // namespace claims
