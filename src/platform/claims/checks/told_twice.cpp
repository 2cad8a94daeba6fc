#include <algorithm>
#include <map>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

struct Told {
    const Sentence* sentence;
    const Token* value;
};

/// The key of a figure: its kind, its noun phrase, place and time, all told in the sentence itself; empty when one of
/// them is missing or something else narrows the figure.
std::string key_of(const Reading& text, const Sentence& sentence, std::size_t at) {
    const auto& tokens = sentence.tokens;
    const auto phrase = phrase_after(tokens, at, 6);
    if (phrase.size() < 2) return {};
    std::string time, place;
    std::size_t words = 0;
    for (std::size_t i = at + 1; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        if (token.is(".") || token.is(",") || token.is(";")) break;
        if (token.is_number() || token.kind == Token::Kind::fraction) return {};
        if (token.is_time()) {
            if (!time.empty()) return {};
            time = std::string{token.word};
            if (token.kind == Token::Kind::period)
                time = std::to_string(token.year) + "-" + std::to_string(token.parts);
        } else if (text.is_place(token)) {
            place += std::string{token.word} + " ";
        } else if (token.kind == Token::Kind::word && !is_stopword(token.word) && ++words > phrase.size()) {
            return {};
        } else if (token.kind == Token::Kind::mark) {
            return {};
        }
    }
    if (time.empty()) return {};
    if (place.empty()) place = text.place_of(sentence, tokens[at]);
    std::string key = std::to_string(static_cast<int>(tokens[at].kind)) + "|" + place + "|" + time + "|";
    for (const auto& word : phrase) key += word + " ";
    return key;
}

/// What stands before the number narrows it: "a further 12", "of these, 12".
bool is_narrowed(const Sentence& sentence, std::size_t at) {
    if (at == 0) return false;
    const auto& before = sentence.tokens[at - 1];
    return before.is("further") || before.is("additional") || before.is("another") || before.is("other") ||
           before.is("by") || before.is("of") || before.is("with") || before.is("and") || before.is("average");
}

void run(const Reading& text, Findings& found) {
    std::map<std::string, Told> first;
    for (const auto& sentence : text.sentences())
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            const auto& token = sentence.tokens[i];
            if (!token.is_number() || token.in_words || token.bound != Bound::none || is_narrowed(sentence, i))
                continue;
            const auto key = key_of(text, sentence, i);
            if (key.empty()) continue;
            const auto [seen, fresh] = first.emplace(key, Told{&sentence, &token});
            if (fresh || seen->second.sentence == &sentence || seen->second.value->value == token.value) continue;
            // The same figure with fewer decimals is the same figure.
            const auto& a = seen->second.value->value;
            const int decimals = std::min(a.decimals(), token.value.decimals());
            if (a.rounded(decimals) == token.value.rounded(decimals)) continue;
            found.tell(sentence, Verdict::wrong, words_of(sentence, token),
                       "line " + std::to_string(seen->second.sentence->line()) + " tells " +
                           words_of(*seen->second.sentence, *seen->second.value) + " for the same");
        }
}

}  // namespace

extern const Check told_twice;
const Check told_twice{
    .card = {.code = "told_twice",
             .title = "One figure told with two values",
             .recomputes = "numbers with the same words, place and time behind them, each against the first",
             .tolerance = "fewer decimals are the same figure; hedged numbers, parts and differences are "
                          "left alone"},
    .run = run};

}  // namespace claims
