#include "platform/claims/change.h"

#include <array>

#include "platform/claims/words.h"

namespace claims {

Direction direction_of(std::string_view lower) {
    constexpr std::array<std::string_view, 22> up{
        "rose",       "rise", "rises", "risen",    "rising", "increase", "increased", "increases",
        "increasing", "grew", "grown", "growth",   "up",     "climbed",  "climb",     "uplift",
        "jumped",     "jump", "more",  "rocketed", "surge",  "surged"};
    constexpr std::array<std::string_view, 24> down{
        "fell",    "fall",     "falls",     "fallen",    "falling", "decrease",   "decreased", "decreases",
        "decline", "declined", "declining", "reduction", "reduced", "reducing",   "reduce",    "drop",
        "dropped", "dropping", "down",      "fewer",     "less",    "decreasing", "shrank",    "cut"};
    if (is_one_of(lower, up)) return Direction::up;
    if (is_one_of(lower, down)) return Direction::down;
    return Direction::none;
}

Direction last_direction(std::span<const Token> tokens) {
    for (std::size_t i = tokens.size(); i-- > 0;) {
        // "more than 40" and "less than 40" hedge a number and tell no movement.
        const bool hedge = i + 1 < tokens.size() && tokens[i + 1].is("than");
        const auto direction =
            tokens[i].kind == Token::Kind::word && !hedge ? direction_of(tokens[i].word) : Direction::none;
        if (direction != Direction::none && !tokens[i].is("more") && !tokens[i].is("less")) return direction;
    }
    return Direction::none;
}

}  // namespace claims
