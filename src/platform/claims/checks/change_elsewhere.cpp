#include <algorithm>
#include <optional>

#include "platform/claims/change.h"
#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

using core::Decimal;

/// A movement told by its size alone: "a 16% reduction in missing episodes (230 fewer)".
struct Moved {
    const Sentence* sentence;
    const Token *percent, *difference;
    Direction direction;
    std::vector<std::string> subject;
    std::string place;
};

/// A value told elsewhere, or the one of an earlier year.
struct Told {
    const Sentence* sentence;
    const Token* value;
    std::vector<std::string> subject;
    std::string place;
    int year;  ///< the year named with it; 0: none
};

std::vector<Moved> movements_in(const Reading& text) {
    static const Pattern percent_first{
        "#p increase|rise|growth|reduction|decrease|fall|drop|decline ..9 ( #n more|fewer|less|extra|additional"};
    static const Pattern number_first{"increase|rise|growth|reduction|decrease|fall|drop|decline ..6 of #n ..3 ( #p"};
    std::vector<Moved> found;
    for (const auto& sentence : text.sentences())
        for (const auto* pattern : {&percent_first, &number_first})
            for (const auto& match : pattern->all_in(sentence.tokens)) {
                const bool turned = pattern == &number_first;
                const auto *percent = match.caught[turned ? 1 : 0], *difference = match.caught[turned ? 0 : 1];
                const auto inside = sentence.tokens.subspan(match.begin, match.end - match.begin);
                // "from 681" in the sentence: from_to has it.
                if (std::any_of(sentence.tokens.begin() + static_cast<std::ptrdiff_t>(match.end), sentence.tokens.end(),
                                [](const Token& token) { return token.is("from"); }))
                    continue;
                auto subject = content_of(inside);
                auto direction = Direction::none;
                for (const auto& token : inside)
                    if (direction == Direction::none && token.kind == Token::Kind::word)
                        direction = direction_of(token.word);
                found.push_back(
                    {&sentence, percent, difference, direction, std::move(subject), text.place_of(sentence, *percent)});
            }
    return found;
}

/// The year that a number's clause names: the first time behind it, before the next number.
int year_of_value(const Sentence& sentence, std::size_t at) {
    for (std::size_t i = at + 1; i < sentence.tokens.size(); ++i) {
        const auto& token = sentence.tokens[i];
        if (token.is_number() || token.is(";")) break;
        if (token.is_time() && token.year > 0) return token.year;
    }
    return 0;
}

std::vector<Told> values_in(const Reading& text) {
    std::vector<Told> found;
    for (const auto& sentence : text.sentences())
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            const auto& token = sentence.tokens[i];
            if (token.kind != Token::Kind::count || token.in_words || token.bound != Bound::none) continue;
            auto subject = phrase_after(sentence.tokens, i, 4);
            if (subject.empty()) continue;
            if (i + 1 < sentence.tokens.size() && direction_of(sentence.tokens[i + 1].word) != Direction::none)
                continue;
            found.push_back(
                {&sentence, &token, std::move(subject), text.place_of(sentence, token), year_of_value(sentence, i)});
        }
    return found;
}

/// Words of telling that a subject may carry or not.
bool is_manner(const std::string& stem) {
    return stem == "report" || stem == "record" || stem == "complet" || stem == "receiv" || stem == "going" ||
           stem == "new";
}

/// Whether the value is of what moved: its subject's words are all among the movement's, and two of them at least.
bool same_subject(const Told& told, const Moved& moved) {
    if (told.place != moved.place || told.place.empty()) return false;
    std::size_t common = 0;
    for (const auto& word : told.subject) {
        if (std::binary_search(moved.subject.begin(), moved.subject.end(), word))
            ++common;
        else if (!is_manner(word))
            return false;
    }
    return common >= 2;
}

/// The earlier value told for the same things, however briefly: "compared to 3 for 12 episodes in 2016/17".
const Told* earlier_value(const std::vector<Told>& values, const Told& now, int main_year) {
    const Told* found = nullptr;
    for (const auto& value : values) {
        const bool same_words = shared(value.subject, now.subject) == value.subject.size();
        if (value.sentence != now.sentence || value.value <= now.value || !same_words) continue;
        if (value.year == 0 || value.year >= main_year) continue;
        found = &value;
    }
    return found;
}

void check(const Moved& moved, const Told& now, const Told* before, Findings& found) {
    const bool up = moved.direction == Direction::up;
    const auto step = moved.difference->value;
    const auto base = up ? now.value->value - step : now.value->value + step;
    const auto& sentence = *moved.sentence;
    const auto line = std::to_string(now.sentence->line());
    if (before && (up ? before->value->value + step : before->value->value - step) != now.value->value) {
        const auto to = up ? before->value->value + step : before->value->value - step;
        found.tell(*now.sentence, Verdict::wrong, words_of(*now.sentence, *now.value),
                   words_of(*before->sentence, *before->value) + (up ? " and " : " less ") +
                       words_of(sentence, *moved.difference) + (up ? " more" : " fewer") + " (line " +
                       std::to_string(sentence.line()) + ") make " + shown_number(to));
        return;
    }
    if (base <= Decimal{}) return;
    if (const auto verdict = misfit_share(*moved.percent, step, base))
        found.tell(sentence, *verdict, words_of(sentence, *moved.percent),
                   words_of(sentence, *moved.difference) + (up ? " more, now " : " fewer, now ") +
                       words_of(*now.sentence, *now.value) + " (line " + line + "), is " +
                       shown_percent(share_of(step, base), moved.percent->value.decimals()) + " of " +
                       shown_number(base));
}

void run(const Reading& text, Findings& found) {
    const auto moved = movements_in(text);
    if (moved.empty()) return;
    const auto values = values_in(text);
    for (const auto& one : moved) {
        if (one.direction == Direction::none) continue;
        std::vector<const Told*> now;
        for (const auto& value : values)
            if (value.value != one.difference && same_subject(value, one) &&
                (value.year == 0 || value.year == text.main_year()))
                now.push_back(&value);
        // Told twice with two values is another check's matter; here it is not known which is meant.
        const bool one_value = !now.empty() && std::all_of(now.begin(), now.end(), [&](const Told* value) {
            return value->value->value == now.front()->value->value;
        });
        if (one_value) check(one, *now.front(), earlier_value(values, *now.front(), text.main_year()), found);
    }
}

}  // namespace

extern const Check change_elsewhere;
const Check change_elsewhere{
    .card = {.code = "change_elsewhere",
             .title = "A change told in one place, its values in another",
             .recomputes =
                 "the percentage or the value: \"a 10% fall (68 fewer)\" against \"560 children\" told for the "
                 "same subject, place and year",
             .tolerance = "a half of the last digit printed; nothing is said when the value is told twice differently"},
    .run = run};

}  // namespace claims
