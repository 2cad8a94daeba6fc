#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

using core::Decimal;
using Kind = Token::Kind;

bool is_part(const Token& token, const Token& whole) { return token.kind == whole.kind; }

void tell_sum(const Sentence& sentence, const Token& whole, const std::vector<const Token*>& parts, Findings& found) {
    Decimal sum;
    std::string shown;
    bool hedged = whole.bound != Bound::none;
    for (const auto* part : parts) {
        sum = sum + part->value;
        shown += (shown.empty() ? "" : " + ") + words_of(sentence, *part);
        hedged = hedged || part->bound != Bound::none;
    }
    auto stated = whole;
    if (hedged) stated.bound = Bound::about;
    if (const auto verdict = misfit(stated, sum))
        found.tell(sentence, hedged ? *verdict : Verdict::wrong, words_of(sentence, whole),
                   shown + " = " + shown_number(sum));
}

/// "Ten cases were audited: four from A, four from B and two from C": each stretch behind the colon begins with a
/// count.
void check_colon(const Sentence& sentence, Findings& found) {
    const auto& tokens = sentence.tokens;
    std::size_t colon = 0;
    while (colon < tokens.size() && !tokens[colon].is(":")) ++colon;
    if (colon + 3 >= tokens.size()) return;
    const Token* whole = nullptr;
    for (std::size_t i = 0; i < colon; ++i)
        if (tokens[i].kind == Kind::count || tokens[i].kind == Kind::money) {
            if (whole) return;
            whole = &tokens[i];
        }
    if (!whole || whole->value <= Decimal{1}) return;
    // "4, 4 and": the rest stands on a line that was torn off.
    if (tokens.back().is("and") || tokens.back().is(",")) return;
    std::vector<const Token*> parts;
    for (std::size_t from = colon + 1; from < tokens.size();) {
        std::size_t end = from;
        while (end < tokens.size() && !tokens[end].is(",") && !tokens[end].is(";") && !tokens[end].is("and")) ++end;
        std::size_t first = from;
        if (first < end && (tokens[first].is("a") || tokens[first].is("another"))) ++first;
        const bool empty = first >= end || tokens[first].is(".");
        if (!empty) {
            if (!is_part(tokens[first], *whole)) return;
            for (std::size_t i = first + 1; i < end; ++i)
                if (tokens[i].is_number()) return;
            parts.push_back(&tokens[first]);
        }
        from = end + 1;
    }
    if (parts.size() >= 2) tell_sum(sentence, *whole, parts, found);
}

/// "nine cases, seven in Leicestershire and two in Rutland": the same preposition behind each part.
void check_apposition(const Sentence& sentence, Findings& found) {
    static const Pattern two{
        "#n ..6 ,|( with? #n in|from|for|by|at|to|were|was ..8 and #n in|from|for|by|at|to|were|was"};
    static const Pattern three{
        "#n ..6 ,|( with? #n in|from|for|by|at|to|were|was ..8 , #n in|from|for|by|at|to|were|was ..8 ,? and #n "
        "in|from|for|by|at|to|were|was"};
    for (const auto* pattern : {&three, &two}) {
        const auto matches = pattern->all_in(sentence.tokens);
        for (const auto& match : matches) {
            const auto& whole = *match.caught[0];
            if (whole.value <= Decimal{1}) continue;
            const auto preposition = (match.caught[1] + 1)->word;
            std::vector<const Token*> parts{match.caught.begin() + 1, match.caught.end()};
            bool alike = true, smaller = true;
            for (const auto* part : parts) {
                alike = alike && (part + 1)->word == preposition;
                smaller = smaller && part->value < whole.value;
            }
            // A part above the whole would be another subject: "two audits, 30 from one and 25 from the other".
            if (alike && smaller) tell_sum(sentence, whole, parts, found);
        }
        if (!matches.empty()) return;
    }
}

/// "12 in May and 15 in June, 27 in total"; "a total of 27 (12 in May and 15 in June)".
void check_total(const Sentence& sentence, Findings& found) {
    static const Pattern behind{"#v ..8 and #v ..8 , ..3 total|sum of #v"};
    static const Pattern in_total{"#v ..8 and #v ..8 , #v in total|all|altogether"};
    static const Pattern bracket{"total of #v ..6 ( #v ..8 and|plus|, #v ..8 )"};
    static const Pattern made_of{"#v ,|( made|comprising|consisting up? of? #v ..8 and #v"};
    for (const auto* pattern : {&behind, &in_total})
        for (const auto& match : pattern->all_in(sentence.tokens))
            if (is_part(*match.caught[0], *match.caught[2]) && is_part(*match.caught[1], *match.caught[2]))
                tell_sum(sentence, *match.caught[2], {match.caught[0], match.caught[1]}, found);
    for (const auto* pattern : {&bracket, &made_of})
        for (const auto& match : pattern->all_in(sentence.tokens)) {
            const bool more = match.end < sentence.tokens.size() && sentence.tokens[match.end - 1].is(",");
            if (!more && is_part(*match.caught[1], *match.caught[0]) && is_part(*match.caught[2], *match.caught[0]))
                tell_sum(sentence, *match.caught[0], {match.caught[1], match.caught[2]}, found);
        }
}

/// "£66, £30, £53 and £53, in total £202": the total behind a series of three or more.
void check_series(const Sentence& sentence, Findings& found) {
    static const Pattern total{",|- in|a|together|altogether|totalling|making total|all? of? #v"};
    const auto& tokens = sentence.tokens;
    for (const auto& match : total.all_in(tokens)) {
        const auto& whole = *match.caught[0];
        std::vector<const Token*> parts;
        // Backwards: number, then a comma or "and", then number; a word or two may follow each.
        bool apart = true;
        std::size_t words = 0;
        for (auto at = match.begin; at-- > 0;) {
            if (tokens[at].kind == whole.kind && apart) {
                parts.insert(parts.begin(), &tokens[at]);
                apart = false, words = 0;
            } else if (tokens[at].is(",") || tokens[at].is("and")) {
                apart = true;
            } else if (tokens[at].kind != Kind::word || ++words > 4) {
                break;
            }
        }
        if (parts.size() >= 3) tell_sum(sentence, whole, parts, found);
    }
}

/// Words that share out a whole: who is one is not the other.
bool exclude(std::string_view a, std::string_view b) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> pairs{
        {{"women", "men"}, {"girls", "boys"}, {"females", "males"}, {"female", "male"}, {"yes", "no"}}};
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
        return (a == pair.first && b == pair.second) || (a == pair.second && b == pair.first);
    });
}

/// "Of the 1,000 residents, 600 are women and 500 are men": together more than there are.
void check_sexes(const Sentence& sentence, Findings& found) {
    static const Pattern of_all{"of the|these|all? #n ..6 , #n were|are? ~2 and #n were|are? ~2"};
    static const Pattern of_whom{"#n ..4 ,|( of? whom|which|these|comprising #n were|are? ~2 and #n were|are? ~2"};
    for (const auto* pattern : {&of_all, &of_whom})
        for (const auto& match : pattern->all_in(sentence.tokens)) {
            const auto named = [&](const Token* part) {
                for (std::size_t i = 1; i <= 2 && part + i < sentence.tokens.data() + sentence.tokens.size(); ++i)
                    if ((part + i)->kind == Kind::word && !is_stopword((part + i)->word)) return (part + i)->word;
                return std::string_view{};
            };
            const auto &whole = *match.caught[0], &a = *match.caught[1], &b = *match.caught[2];
            if (!exclude(named(&a), named(&b)) || a.value + b.value <= whole.value) continue;
            found.tell(sentence, Verdict::wrong, words_of(sentence, whole),
                       words_of(sentence, a) + " + " + words_of(sentence, b) + " = " + shown_number(a.value + b.value) +
                           ": more than the whole");
        }
}

/// "40 children, of whom 25 were girls and the remaining 12 boys".
void check_remainder(const Sentence& sentence, Findings& found) {
    static const Pattern rest{"#n ..8 ,|( of which|whom|these|them #n ..10 ,|and|; the remaining|other #n"};
    for (const auto& match : rest.all_in(sentence.tokens))
        tell_sum(sentence, *match.caught[0], {match.caught[1], match.caught[2]}, found);
}

void run(const Reading& text, Findings& found) {
    for (const auto& sentence : text.sentences()) {
        check_colon(sentence, found);
        check_apposition(sentence, found);
        check_total(sentence, found);
        check_remainder(sentence, found);
        check_series(sentence, found);
        check_sexes(sentence, found);
    }
}

}  // namespace

extern const Check parts_of_sentence;
const Check parts_of_sentence{
    .card = {.code = "parts_of_sentence",
             .title = "A total and its parts in one sentence",
             .recomputes = "the sum: \"ten cases: four from A, four from B and two from C\"",
             .tolerance =
                 "none for exact counts; a tenth where a number is hedged; parts that may overlap are left alone"},
    .run = run};

}  // namespace claims
