#include "platform/claims/check.h"

namespace claims {
namespace {

void tell_if_off(const Sentence& sentence, const Token& told, const Token& a, const Token& b, Findings& found) {
    const auto difference = (a.value - b.value).absolute();
    auto stated = told;
    // "approximately 8,475" with both numbers exact still has to be near; the hedge gives a tenth.
    if (a.bound != Bound::none || b.bound != Bound::none) stated.bound = Bound::about;
    auto verdict = misfit(stated, difference);
    // Both numbers are told: nobody rounds the difference of 95 and 92 to 5.
    if (verdict && stated.bound == Bound::none && (told.value - difference).absolute() > core::Decimal{1})
        verdict = Verdict::wrong;
    if (verdict)
        found.tell(sentence, *verdict, words_of(sentence, told),
                   words_of(sentence, a) + " and " + words_of(sentence, b) + " differ by " + shown_number(difference));
}

bool is_income(std::string_view word) {
    return word == "income" || word == "contributions" || word == "funding" || word == "budget";
}
bool is_spending(std::string_view word) {
    return word == "spending" || word == "expenditure" || word == "costs" || word == "cost" || word == "spent";
}

/// Whether one of the words before `token` says whose money it is, and which.
char side_of(const Sentence& sentence, const Token& token) {
    char side = 0;
    for (const auto& word : sentence.tokens) {
        if (&word >= &token) break;
        if (is_income(word.word)) side = 'i';
        if (is_spending(word.word)) side = 's';
    }
    return side;
}

/// "Income was £100. Expenditure was £120. The shortfall of £20 was met from reserves."
void check_sentences(std::span<const Sentence> three, Findings& found) {
    static const Pattern opens{
        "the|this|a? shortfall|deficit|surplus|overspend|underspend|difference|gap of|was|is #m"};
    const auto matches = opens.all_in(three[2].tokens);
    if (matches.empty() || matches[0].begin > 1 || three[0].block != three[2].block) return;
    const Token* money[2] = {nullptr, nullptr};
    for (std::size_t i = 0; i < 2; ++i)
        for (const auto& token : three[i].tokens)
            if (token.kind == Token::Kind::money) {
                if (money[i]) return;
                money[i] = &token;
            }
    if (!money[0] || !money[1]) return;
    const char first = side_of(three[0], *money[0]), second = side_of(three[1], *money[1]);
    if (first == 0 || second == 0 || first == second) return;
    const auto off = (money[0]->value - money[1]->value).absolute();
    if (const auto verdict = misfit(*matches[0].caught[0], off))
        found.tell(three[2], *verdict, words_of(three[2], *matches[0].caught[0]),
                   words_of(three[0], *money[0]) + " and " + words_of(three[1], *money[1]) + " differ by " +
                       shown_number(off));
}

/// "spending of £120 against income of £100, a shortfall of £20"; "twice as many boys (40) as girls (20)".
void check_money(const Sentence& sentence, Findings& found) {
    static const Pattern behind{
        "#m ..6 against|and|, ..5 #m ,|: ..4 shortfall|deficit|surplus|overspend|underspend|difference|gap of #m"};
    static const Pattern ahead{
        "shortfall|deficit|surplus|overspend|underspend|difference|gap of #m ..6 between ..4 #m ..3 and ..4 #m"};
    for (const auto& match : behind.all_in(sentence.tokens)) {
        const auto &a = *match.caught[0], &b = *match.caught[1];
        const char first = side_of(sentence, a), second = side_of(sentence, b);
        if (first != 0 && second != 0 && first != second) tell_if_off(sentence, *match.caught[2], a, b, found);
    }
    for (const auto& match : ahead.all_in(sentence.tokens))
        tell_if_off(sentence, *match.caught[0], *match.caught[1], *match.caught[2], found);
}

/// "25 fewer children, down from 90 to 65"; "up 5 percentage points from 92% to 97%"; "95%, up 3 points from 92%".
void check_moves(const Sentence& sentence, Findings& found) {
    static const Pattern fewer{"#n more|fewer|less ..6 ,|( up|down from #n to #n"};
    static const Pattern points{"up|down|by #d ,? from #p to #p"};
    static const Pattern behind{"#p ,|( ..3 up|down|rise|fall|increase|decrease|by of|by? #d from|on #p"};
    for (const auto* pattern : {&fewer, &points})
        for (const auto& match : pattern->all_in(sentence.tokens))
            tell_if_off(sentence, *match.caught[0], *match.caught[1], *match.caught[2], found);
    for (const auto& match : behind.all_in(sentence.tokens))
        tell_if_off(sentence, *match.caught[1], *match.caught[0], *match.caught[2], found);
}

/// "Twice as many boys (40) as girls (20)".
void check_times(const Sentence& sentence, Findings& found) {
    static const Pattern twice{"twice as many|much ..5 ( #v ) as ..6 ( #v"};
    static const Pattern times{"#n times as many|much ..5 ( #v ) as ..6 ( #v"};
    const auto tell = [&](const core::Decimal& many, const Token& a, const Token& b, const std::string& stated) {
        if (b.value <= core::Decimal{}) return;
        const auto exact = core::ratio(a.value, b.value, 1, 2);
        if ((exact - many).absolute() > core::ratio(many, core::Decimal{10}, 1, 2))
            found.tell(sentence, Verdict::wrong, stated,
                       words_of(sentence, a) + " is " + shown_number(exact) + " times " + words_of(sentence, b));
    };
    for (const auto& match : twice.all_in(sentence.tokens))
        tell(core::Decimal{2}, *match.caught[0], *match.caught[1], "twice as many");
    for (const auto& match : times.all_in(sentence.tokens))
        tell(match.caught[0]->value, *match.caught[1], *match.caught[2],
             words_of(sentence, *match.caught[0]) + " times as many");
}

void run(const Reading& text, Findings& found) {
    static const Pattern more_than{"#v more|fewer|less ..8 ( #v ) than ..8 ( #v"};
    static const Pattern between{"difference|gap|shortfall|surplus of #v between ..6 #v ..8 and ..6 #v"};
    const std::span<const Sentence> sentences{text.sentences()};
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto& sentence = sentences[i];
        if (i >= 2) check_sentences(sentences.subspan(i - 2, 3), found);
        check_money(sentence, found);
        check_moves(sentence, found);
        check_times(sentence, found);
        for (const auto& match : more_than.all_in(sentence.tokens)) {
            const auto &told = *match.caught[0], &a = *match.caught[1], &b = *match.caught[2];
            const auto& word = *(&told + 1);
            if (word.is("more") ? a.value < b.value : a.value > b.value)
                found.tell(sentence, Verdict::wrong, std::string{word.word},
                           words_of(sentence, a) + " is " + (a.value > b.value ? "more" : "fewer") + " than " +
                               words_of(sentence, b));
            else
                tell_if_off(sentence, told, a, b, found);
        }
        for (const auto& match : between.all_in(sentence.tokens))
            tell_if_off(sentence, *match.caught[0], *match.caught[1], *match.caught[2], found);
    }
}

}  // namespace

extern const Check difference;
const Check difference{.card = {.code = "difference",
                                .title = "A difference beside the two numbers it is of",
                                .recomputes = "one less the other: \"8,475 more women (371,245) than men (362,770)\"; "
                                              "spending against income and the shortfall; percentage points; \"twice "
                                              "as many\"",
                                .tolerance = "a half of the last digit printed; a tenth where hedged"},
                       .run = run};

}  // namespace claims
