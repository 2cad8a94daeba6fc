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

const std::string left_out = "A sentence is left out here: it tells of a number that is withheld.";

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

bool ends_a_sentence(const Inlines& inlines) {
    const auto* last = inlines.empty() ? nullptr : typed_text(inlines.back());
    return last != nullptr && !last->empty() && (last->back() == '.' || last->back() == '!' || last->back() == '?');
}

/// The parts of a paragraph, sentence by sentence: a text that holds an end is cut there.
std::vector<Inlines> sentences_of(const Inlines& inlines) {
    std::vector<Inlines> all(1);
    for (const auto& part : inlines) {
        const auto* text = std::get_if<Text>(&part);
        // Figures in brackets behind a sentence are not part of it.
        if (const auto* aside = std::get_if<Emphasis>(&part);
            aside != nullptr && aside->text.starts_with(" (") && ends_a_sentence(all.back()))
            all.emplace_back();
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

/// An aside " (Label: 3)" goes with its number: [Emphasis " (Label: "][the figure], and a lone ")" after the last.
void drop_asides(Inlines& inlines, const std::function<bool(const FigureText&)>& withheld) {
    const auto opens = [](const Inline& part) {
        const auto* aside = std::get_if<Emphasis>(&part);
        return aside != nullptr && (aside->text.starts_with(" (") || aside->text.starts_with("; "));
    };
    bool dropped_first = false, dropped = false, told = false;
    Inlines kept;
    for (std::size_t i = 0; i < inlines.size(); ++i) {
        const auto* figure = i + 1 < inlines.size() ? std::get_if<FigureText>(&inlines[i + 1]) : nullptr;
        if (opens(inlines[i]) && figure != nullptr) {
            auto& label = std::get<Emphasis>(inlines[i]).text;
            const bool first = label.starts_with(" (");
            if (withheld(*figure)) {
                dropped = true;
                dropped_first = dropped_first || first;
                ++i;
                continue;
            }
            if (!told && dropped_first && !first) label = " (" + label.substr(2);
            told = true;
        }
        const auto* text = std::get_if<Text>(&inlines[i]);
        if (text != nullptr && text->text == ")" && dropped && !told) continue;
        kept.push_back(inlines[i]);
    }
    inlines = std::move(kept);
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
    drop_asides(inlines, withheld);
    if (!holds(inlines)) return 0;
    const auto tells_another = [&](const Inlines& some) {
        return std::any_of(some.begin(), some.end(), [&](const Inline& part) {
            const auto* figure = std::get_if<FigureText>(&part);
            return figure != nullptr && (!withheld(*figure) || !figure->when_withheld.empty());
        });
    };
    Inlines kept;
    int telling = 0;
    bool any = false;
    for (auto& sentence : sentences_of(inlines)) {
        const bool held = holds(sentence);
        const bool tells = held && std::any_of(sentence.begin(), sentence.end(), [](const Inline& part) {
                               const auto* text = typed_text(part);
                               return text != nullptr && tells_of_a_number(*text);
                           });
        if (!tells && (!held || tells_another(sentence))) {
            kept.insert(kept.end(), sentence.begin(), sentence.end());
            continue;
        }
        if (!any) {
            kept.emplace_back(Emphasis{left_out});
            kept.emplace_back(Text{" "});
        }
        any = true;
        telling += tells ? 1 : 0;
    }
    if (any) inlines = std::move(kept);
    return telling;
}

bool is_left_out(const Inlines& inlines) {
    bool said = false;
    for (const auto& part : inlines) {
        const auto* words = std::get_if<Emphasis>(&part);
        const auto* text = std::get_if<Text>(&part);
        const bool blank = text != nullptr && text->text.find_first_not_of(' ') == std::string::npos;
        if (words != nullptr && words->text == left_out)
            said = true;
        else if (!blank)
            return false;
    }
    return said;
}

}  // namespace publish
