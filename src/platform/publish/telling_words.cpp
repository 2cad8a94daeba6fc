#include "platform/publish/telling_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace publish {
namespace {

// Not among them: "one", "more", "up", "all" and their like, which mostly tell of something else.
constexpr std::array words{
    "rose",      "risen",     "rising",  "grew",      "grown",    "growth",     "increase", "increased", "increases",
    "higher",    "doubled",   "trebled", "tripled",   "fell",     "fallen",     "falling",  "dropped",   "decrease",
    "decreased", "decreases", "decline", "declined",  "reduced",  "reduction",  "lower",    "fewer",     "halved",
    "half",      "third",     "thirds",  "quarter",   "quarters", "fifth",      "tenth",    "majority",  "minority",
    "most",      "none",      "twice",   "unchanged", "exceeded", "increasing", "two",      "three",     "four",
    "five",      "six",       "seven",   "eight",     "nine"};

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

const std::string* typed_text(const Inline& part) {
    if (const auto* text = std::get_if<Text>(&part)) return &text->text;
    if (const auto* strong = std::get_if<Strong>(&part)) return &strong->text;
    if (const auto* emphasis = std::get_if<Emphasis>(&part)) return &emphasis->text;
    return nullptr;
}

/// Where a sentence ends inside a text: behind ". ", "! " or "? ". npos: not in this text.
std::size_t end_of_sentence(const std::string& text, std::size_t from) {
    for (std::size_t i = from; i + 1 < text.size(); ++i)
        if ((text[i] == '.' || text[i] == '!' || text[i] == '?') && (text[i + 1] == ' ' || text[i + 1] == '\n'))
            return i + 2;
    return std::string::npos;
}

/// The parts of a paragraph, sentence by sentence: a text that holds an end is cut there.
std::vector<Inlines> sentences_of(const Inlines& inlines) {
    std::vector<Inlines> all(1);
    for (const auto& part : inlines) {
        const auto* text = std::get_if<Text>(&part);
        if (text == nullptr) {
            all.back().push_back(part);
            continue;
        }
        std::size_t at = 0;
        for (auto end = end_of_sentence(text->text, 0); end != std::string::npos;
             end = end_of_sentence(text->text, at)) {
            all.back().emplace_back(Text{text->text.substr(at, end - at)});
            all.emplace_back();
            at = end;
        }
        if (at < text->text.size()) all.back().emplace_back(Text{text->text.substr(at)});
    }
    return all;
}

}  // namespace

bool tells_of_a_number(std::string_view sentence) {
    std::string word;
    for (std::size_t i = 0; i <= sentence.size(); ++i) {
        const char c = i < sentence.size() ? sentence[i] : ' ';
        if (is_letter(c)) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            continue;
        }
        if (std::find(words.begin(), words.end(), word) != words.end()) return true;
        word.clear();
    }
    return false;
}

int leave_out_telling(Inlines& inlines, const std::function<bool(const FigureText&)>& withheld) {
    const auto holds = [&](const Inlines& some) {
        return std::any_of(some.begin(), some.end(), [&](const Inline& part) {
            const auto* figure = std::get_if<FigureText>(&part);
            return figure != nullptr && withheld(*figure);
        });
    };
    if (!holds(inlines)) return 0;
    Inlines kept;
    int left_out = 0;
    for (auto& sentence : sentences_of(inlines)) {
        const bool tells = holds(sentence) && std::any_of(sentence.begin(), sentence.end(), [](const Inline& part) {
                               const auto* text = typed_text(part);
                               return text != nullptr && tells_of_a_number(*text);
                           });
        if (!tells) {
            kept.insert(kept.end(), sentence.begin(), sentence.end());
            continue;
        }
        kept.emplace_back(Emphasis{"A sentence is left out here: it tells of a number that is withheld."});
        kept.emplace_back(Text{" "});
        ++left_out;
    }
    if (left_out > 0) inlines = std::move(kept);
    return left_out;
}

}  // namespace publish
