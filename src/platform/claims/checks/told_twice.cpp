#include <algorithm>
#include <map>
#include <set>

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

bool tell_if_other(const Sentence& sentence, const Token& value, const Told& before, Findings& found) {
    if (before.sentence == &sentence) return false;
    // The same figure with fewer decimals is the same figure.
    const int decimals = std::min(before.value->value.decimals(), value.value.decimals());
    if (before.value->value.rounded(decimals) == value.value.rounded(decimals)) return false;
    found.tell(sentence, Verdict::wrong, words_of(sentence, value),
               "line " + std::to_string(before.sentence->line()) + " tells " +
                   words_of(*before.sentence, *before.value) + " for the same");
    return true;
}

/// Everything that a sentence with one number says besides the number: kind, content words, places, times. Two
/// sentences with the same key and other numbers contradict each other, in whatever order they put it. Empty when there
/// are more numbers, or too little is said to know that the same is meant.
std::string statement_of(const Reading& text, const Sentence& sentence, const Token*& value) {
    value = nullptr;
    std::vector<std::string> times, places;
    for (const auto& token : sentence.tokens) {
        if (token.kind == Token::Kind::fraction || token.kind == Token::Kind::range || token.is("(") || token.is(":") ||
            token.is(";") || token.is("not") || token.is("no") || token.is("other") || token.is("another"))
            return {};
        if (token.is_number()) {
            if (value || token.bound != Bound::none) return {};
            value = &token;
        }
        if (token.is_time()) times.emplace_back(token.word);
        if (text.is_place(token)) places.emplace_back(token.word);
    }
    if (!value || value->in_words || sentence.block->kind != Block::Kind::paragraph) return {};
    auto said = content_of(sentence.tokens);
    said.erase(std::unique(said.begin(), said.end()), said.end());
    if (said.size() < 2 || (times.empty() && said.size() < 2)) return {};
    std::sort(times.begin(), times.end());
    std::sort(places.begin(), places.end());
    std::string key = std::to_string(static_cast<int>(value->kind)) + "|";
    // Without a time of its own a sentence speaks of what its section speaks of.
    if (times.empty()) key += std::to_string(sentence.section) + "|";
    if (places.empty()) key += text.place_of(sentence, *value) + "|";
    for (const auto* words : {&places, &times, &said})
        for (const auto& word : *words) key += word + " ";
    return key;
}

/// The numbers that it told of.
std::set<const Token*> check_statements(const Reading& text, Findings& found) {
    std::set<const Token*> told;
    std::map<std::string, Told> first;
    for (const auto& sentence : text.sentences()) {
        const Token* value = nullptr;
        const auto key = statement_of(text, sentence, value);
        if (key.empty()) continue;
        const auto [seen, fresh] = first.emplace(key, Told{&sentence, value});
        if (!fresh && tell_if_other(sentence, *value, seen->second, found)) told.insert(value);
    }
    return told;
}

void run(const Reading& text, Findings& found) {
    const auto told = check_statements(text, found);
    std::map<std::string, Told> first;
    for (const auto& sentence : text.sentences())
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            const auto& token = sentence.tokens[i];
            if (!token.is_number() || token.in_words || token.bound != Bound::none || is_narrowed(sentence, i))
                continue;
            const auto key = key_of(text, sentence, i);
            if (key.empty()) continue;
            const auto [seen, fresh] = first.emplace(key, Told{&sentence, &token});
            if (!fresh && !told.contains(&token)) tell_if_other(sentence, token, seen->second, found);
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
