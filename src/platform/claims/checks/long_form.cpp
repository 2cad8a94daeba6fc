#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

using Kind = Token::Kind;
using Words = std::vector<std::string_view>;

/// "Joint Targeted Area Inspection (JTAI)": the words whose initials the bracket has; empty when it has others.
Words defined_at(const Sentence& sentence, std::size_t bracket) {
    const auto& tokens = sentence.tokens;
    if (bracket + 2 >= tokens.size() || !tokens[bracket + 2].is(")") || tokens[bracket + 1].kind != Kind::word)
        return {};
    auto short_form = tokens[bracket + 1].word;
    if (words_of(sentence, tokens[bracket + 1]).size() > 1 && short_form.ends_with('s')) short_form.remove_suffix(1);
    if (short_form.size() < 4 || short_form.size() > 8 || bracket < short_form.size()) return {};
    Words words;
    for (std::size_t i = 0; i < short_form.size(); ++i) {
        const auto& token = tokens[bracket - short_form.size() + i];
        if (token.kind != Kind::word || !token.capital || token.word[0] != short_form[i]) return {};
        words.push_back(token.word);
    }
    return words;
}

std::string_view singular(std::string_view word) {
    if (word.ends_with('s') && !word.ends_with("ss")) word.remove_suffix(1);
    return word;
}

/// Whether two words are forms of one: "targeted" and "target". Plurals are the same word.
bool is_form_of(std::string_view a, std::string_view b) {
    const auto shorter = std::min(a.size(), b.size());
    constexpr std::size_t least = 5;
    return shorter >= least && a.substr(0, least) == b.substr(0, least) && (a.starts_with(b) || b.starts_with(a));
}

void look_for(const Reading& text, const Words& words, const std::string& defined, Findings& found) {
    for (const auto& sentence : text.sentences()) {
        const auto& tokens = sentence.tokens;
        for (std::size_t at = 0; at + words.size() <= tokens.size(); ++at) {
            if (tokens[at].word != words[0] || !tokens[at].capital) continue;
            std::size_t other = 0, forms = 0;
            for (std::size_t i = 0; i < words.size(); ++i) {
                const auto told = singular(tokens[at + i].word), meant = singular(words[i]);
                if (told == meant) continue;
                ++other;
                forms += tokens[at + i].capital && is_form_of(told, meant) ? 1 : 0;
            }
            if (other != 1 || forms != 1) continue;
            const std::string_view whole = sentence.block->text;
            const auto begin = tokens[at].begin, end = tokens[at + words.size() - 1].end;
            found.tell(sentence, Verdict::wrong, std::string{whole.substr(begin, end - begin)}, "elsewhere " + defined);
        }
    }
}

void run(const Reading& text, Findings& found) {
    std::map<Words, std::string> defined;
    for (const auto& sentence : text.sentences())
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
            if (sentence.tokens[i].is("("))
                if (auto words = defined_at(sentence, i); !words.empty() && defined.size() < 100) {
                    const auto begin = sentence.tokens[i - words.size()].begin;
                    const std::string_view whole = sentence.block->text;
                    defined.emplace(std::move(words),
                                    std::string{whole.substr(begin, sentence.tokens[i + 2].end - begin)});
                }
    for (const auto& [words, told] : defined) look_for(text, words, told, found);
}

}  // namespace

extern const Check long_form;
const Check long_form{
    .card = {.code = "long_form",
             .title = "A defined name written in another form",
             .recomputes = "names of four words and more that the text gives a short form, against the same "
                           "name with one word in another form",
             .tolerance = "plurals are the same word"},
    .run = run};

}  // namespace claims
