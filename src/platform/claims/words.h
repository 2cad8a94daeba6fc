#pragma once
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace claims {

/// A closed class of words.
template <std::size_t n>
constexpr bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words that carry no subject: articles, prepositions, auxiliaries, words of telling.
bool is_stopword(std::string_view lower);

/// The word without possessive, plural and the commonest endings, for comparing subjects: "children's" -> "children",
/// "completed" -> "complet", "interviews" -> "interview".
std::string stem(std::string_view lower);

/// Words each of which ends a noun phrase: "were", "in", "for".
bool ends_phrase(std::string_view lower);

/// How many stems of `a` are in `b`. Both sorted.
std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace claims
