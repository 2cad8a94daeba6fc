#include <algorithm>
#include <array>

#include "platform/claims/change.h"
#include "platform/claims/check.h"

namespace claims {
namespace {

using core::Decimal;

/// What the text tells of one movement.
struct Told {
    const Token *from, *to;
    const Token* difference = nullptr;
    const Token* percent = nullptr;
    Direction direction = Direction::none;
    int times = 0;  ///< 2: doubled, -2: halved
    Bound times_bound = Bound::none;
};

int times_of(std::string_view lower) {
    if (lower == "doubled" || lower == "doubling" || lower == "double") return 2;
    if (lower == "trebled" || lower == "tripled") return 3;
    if (lower == "quadrupled") return 4;
    if (lower == "halved" || lower == "halving") return -2;
    return 0;
}

/// Words and numbers between the movement's two values and around them that tell its size.
void read_size(std::span<const Token> tokens, std::size_t begin, std::size_t end, Told& told) {
    static const Pattern behind{
        ",|(|- an|a|up|down|representing|or|which? further|significant|small|is|was|by|of|total|net? #s? "
        "increase|rise|decrease|reduction|fall|drop|decline|growth|by of? #q ..3 ( #p"};
    static const Pattern percent_behind{
        ",|(|-|and an|a|up|down|which? is? an|a? further|significant|small|net? "
        "increase|rise|decrease|reduction|fall|drop|decline|growth|up|down of|by? #q"};
    static const Pattern percent_first{
        ",|(|-|and which|this? is|was|represents? an|a? #p increase|rise|decrease|reduction|fall|drop|decline|growth"};
    static const Pattern bracket{"( #p )"};
    const auto after = tokens.subspan(end);
    const auto near = after.subspan(0, std::min<std::size_t>(after.size(), 16));
    for (const auto* pattern : {&percent_behind, &percent_first, &bracket}) {
        for (const auto& match : pattern->all_in(near)) {
            const bool stepped = std::any_of(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(match.begin),
                                             [](const Token& token) { return token.is_number(); });
            if (stepped) continue;
            const auto* size = match.caught[0];
            (size->kind == Token::Kind::percent ? told.percent : told.difference) = size;
            if (const auto next = match.end; size->kind != Token::Kind::percent && next < near.size())
                for (const auto& inner :
                     bracket.all_in(near.subspan(next, std::min<std::size_t>(near.size() - next, 5))))
                    told.percent = inner.caught[0];
            return;
        }
    }
    // "increased by 15% from 40 to 46"
    static const Pattern by{"by #q"};
    const auto before = tokens.subspan(0, begin);
    for (const auto& match : by.all_in(before))
        if (before.size() - match.end <= 4)
            (match.caught[0]->kind == Token::Kind::percent ? told.percent : told.difference) = match.caught[0];
}

void read_direction(std::span<const Token> tokens, std::size_t begin, Told& told) {
    const auto first = begin > 18 ? begin - 18 : 0;
    auto before = tokens.subspan(first, begin - first);
    // Another number between the word and the movement: the word is that number's.
    for (std::size_t i = before.size(); i-- > 0;)
        if ((before[i].is_number() && !(i > 0 && before[i - 1].is("by"))) || before[i].is(";")) {
            before = before.subspan(i + 1);
            break;
        }
    told.direction = last_direction(before);
    for (std::size_t i = 0; i < before.size(); ++i)
        if (const int times = times_of(before[i].word)) {
            told.times = times;
            told.times_bound = i > 0 && before[i - 1].is("than")                                     ? Bound::over
                               : i > 0 && (before[i - 1].is("almost") || before[i - 1].is("nearly")) ? Bound::under
                                                                                                     : Bound::about;
        }
}

std::string shown(const Sentence& sentence, const Told& told) {
    return words_of(sentence, *told.from) + " to " + words_of(sentence, *told.to);
}

void check_times(const Sentence& sentence, const Told& told, Findings& found) {
    const auto& small = told.times > 0 ? told.from->value : told.to->value;
    const auto& large = told.times > 0 ? told.to->value : told.from->value;
    if (told.times == 0 || small <= Decimal{}) return;
    const auto ratio = core::ratio(large, small, 1, 2);
    const Decimal times{std::abs(told.times)};
    const auto allowed = core::ratio(times, Decimal{10}, 1, 2);
    const bool fits = told.times_bound == Bound::over    ? ratio > times
                      : told.times_bound == Bound::under ? ratio <= times && times - ratio <= allowed + allowed
                                                         : (ratio - times).absolute() <= allowed;
    if (fits) return;
    found.tell(
        sentence, (ratio - times).absolute() <= allowed + allowed ? Verdict::loosely_rounded : Verdict::wrong,
        told.times < 0 ? "halved" : "grew to " + times.plain() + " times",
        shown(sentence, told) + " is " + ratio.plain() + (told.times > 0 ? " times as many" : " times as many before"));
}

void check(const Sentence& sentence, const Told& told, Findings& found) {
    const auto &from = told.from->value, &to = told.to->value;
    if (told.from->kind != told.to->kind) return;
    if ((told.direction == Direction::up && to <= from) || (told.direction == Direction::down && to >= from)) {
        found.tell(sentence, Verdict::wrong, told.direction == Direction::up ? "a rise" : "a fall",
                   shown(sentence, told) + " is " +
                       (to == from  ? "no change"
                        : to > from ? "a rise"
                                    : "a fall"));
        return;
    }
    check_times(sentence, told, found);
    const bool hedged = told.from->bound != Bound::none || told.to->bound != Bound::none;
    const auto difference = (to - from).absolute();
    if (told.difference && told.difference->kind == told.to->kind) {
        auto stated = *told.difference;
        if (hedged) stated.bound = Bound::about;
        if (const auto verdict = misfit(stated, difference))
            found.tell(sentence, *verdict, words_of(sentence, *told.difference),
                       shown(sentence, told) + " is a difference of " + shown_number(difference));
    }
    // The percentage of a percentage may be points or relative: not decided here.
    if (!told.percent || told.from->kind == Token::Kind::percent || from <= Decimal{}) return;
    auto stated = *told.percent;
    if (hedged) stated.bound = Bound::about;
    if (const auto verdict = misfit(stated, share_of(difference, from)))
        found.tell(
            sentence, *verdict, words_of(sentence, *told.percent),
            shown(sentence, told) + " is " + shown_percent(share_of(difference, from), told.percent->value.decimals()));
}

/// "from 40 in 2023 to 46 in 2024", "to 46 from 40", "46, an increase of 6 (15%) from 40".
void check_pairs(const Sentence& sentence, Findings& found) {
    static const Pattern forward{
        "from the|an|estimated|some|about|around|just|over? #q ..9 to the|an|just|over|nearly|almost|about|around? #q"};
    static const Pattern backward{"to #q ..8 ,? from|against|compared with|to? ..3 #q"};
    const auto& tokens = sentence.tokens;
    for (const auto& match : forward.all_in(tokens)) {
        Told told{.from = match.caught[0], .to = match.caught[1]};
        read_direction(tokens, match.begin, told);
        read_size(tokens, match.begin, match.end, told);
        check(sentence, told, found);
    }
    for (const auto& match : backward.all_in(tokens)) {
        Told told{.from = match.caught[1], .to = match.caught[0]};
        read_direction(tokens, match.begin, told);
        if (told.direction == Direction::none && told.times == 0) continue;
        read_size(tokens, match.begin, match.end, told);
        check(sentence, told, found);
    }
}

void check_noun_first(const Sentence& sentence, Findings& found) {
    static const Pattern sized{
        "#n ..14 ,|- an|a|which|this? is|was|represents? an|a? further? "
        "increase|rise|decrease|reduction|fall|drop|decline|growth of #n ..3 ( #p ) ..2 from|on|against|compared ..6 "
        "#n"};
    static const Pattern plain{
        "#n ..14 ,|- an|a|which|this? is|was|represents? an|a? further? "
        "increase|rise|decrease|reduction|fall|drop|decline|growth of #q ..3 from|on|against|compared ..6 #n"};
    static const Pattern before{
        "#n ..14 ,|- an|a|which|this? is|was|represents|also? an|a? further? #p "
        "increase|rise|decrease|reduction|fall|drop|decline|growth from|on|against|compared ..6 #n"};
    static const Pattern simply{"#q ..12 , an|a? up|down|increase|decrease|rise|fall|reduction|drop from the|a|an? #q"};
    static const std::array<const Pattern*, 4> all{&sized, &plain, &before, &simply};
    for (const auto* pattern : all)
        for (const auto& match : pattern->all_in(sentence.tokens)) {
            Told told{.from = match.caught.back(), .to = match.caught.front()};
            for (std::size_t i = 1; i + 1 < match.caught.size(); ++i)
                (match.caught[i]->kind == Token::Kind::percent ? told.percent : told.difference) = match.caught[i];
            const auto inside = sentence.tokens.subspan(match.begin, match.end - match.begin);
            told.direction = last_direction(inside);
            check(sentence, told, found);
        }
}

/// "from 3,677 in 2021-22, to 2,673 in 2022-23, 1,415 in 2023-24 and to 1,371": each step goes the way told.
void check_steps(const Sentence& sentence, Findings& found) {
    static const Pattern steps{"from #n ..5 ,? to? #n ..5 ,? and? to? #n"};
    for (const auto& match : steps.all_in(sentence.tokens)) {
        Told told{.from = match.caught[0], .to = match.caught[2]};
        read_direction(sentence.tokens, match.begin, told);
        if (told.direction == Direction::none) continue;
        for (std::size_t i = 0; i + 1 < match.caught.size(); ++i) {
            const auto step = match.caught[i + 1]->value <=> match.caught[i]->value;
            if ((told.direction == Direction::up && step < 0) || (told.direction == Direction::down && step > 0))
                found.tell(sentence, Verdict::wrong, told.direction == Direction::up ? "a rise" : "a fall",
                           words_of(sentence, *match.caught[i]) + " to " + words_of(sentence, *match.caught[i + 1]) +
                               (step > 0 ? " is a rise" : " is a fall"));
        }
    }
}

void run(const Reading& text, Findings& found) {
    for (const auto& sentence : text.sentences()) {
        check_pairs(sentence, found);
        check_noun_first(sentence, found);
        check_steps(sentence, found);
    }
}

}  // namespace

extern const Check from_to;
const Check from_to{
    .card = {.code = "from_to",
             .title = "A movement between two values of one sentence",
             .recomputes =
                 "direction, difference, percentage and multiple (doubled, halved) of \"from 2,560 to 2,961\"",
             .tolerance =
                 "a half of the last digit printed; a tenth for doubled and halved, and where a number is hedged"},
    .run = run};

}  // namespace claims
