#include "platform/claims/known.h"

#include <algorithm>
#include <unordered_map>

#include "core/utf8.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

Token::Kind kind_of(core::Unit unit) {
    if (unit == core::Unit::percentage) return Token::Kind::percent;
    if (unit == core::Unit::pounds) return Token::Kind::money;
    return Token::Kind::count;
}

/// The words of a figure's label that are neither its area nor its period.
std::vector<std::string> subject_of(const figures::Figure& figure) {
    auto label = core::lowered(figure.label);
    for (const auto& part : {figure.area_name, figure.period_label})
        if (const auto at = label.find(core::lowered(part)); !part.empty() && at != std::string::npos)
            label.erase(at, part.size());
    return content_of(tokens_of(label, label));
}

/// Whether a time of the sentence is the figure's period, by its label or its code.
bool names_period(const Sentence& sentence, const figures::Figure& figure) {
    const auto label = core::lowered(figure.period_label);
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
        if (!token.is_time()) return false;
        if (token.word == label || token.word == figure.period) return true;
        return token.kind == Token::Kind::period && token.parts == token.year + 1 &&
               figure.period.starts_with(std::to_string(token.year)) && figure.period.size() == 7;
    });
}

/// The only number of this kind in the sentence; null when there are none or several.
const Token* only_number(const Sentence& sentence, Token::Kind kind) {
    const Token* only = nullptr;
    for (const auto& token : sentence.tokens) {
        if (token.kind != kind) continue;
        if (only) return nullptr;
        only = &token;
    }
    return only;
}

}  // namespace

const Card& known_card() {
    static const Card card{.code = "known_figure",
                           .title = "A number that differs from the record",
                           .recomputes = "the figure of the record that the sentence names by subject, area and period",
                           .tolerance = "a half of the last digit printed; only sentences with one number of its kind"};
    return card;
}

void check_known(const Reading& text, std::span<const figures::Figure> known, Findings& found) {
    if (known.empty()) return;
    found.begin(known_card());
    struct Wanted {
        const figures::Figure* figure;
        std::vector<std::string> subject;
        std::string area;
    };
    // By the rarest key that a sentence must hold: one word of the subject.
    std::unordered_map<std::string, std::vector<Wanted>> by_word;
    for (const auto& figure : known) {
        if (!figure.value || !figure.breakdown.empty()) continue;
        auto subject = subject_of(figure);
        if (subject.empty()) continue;
        const auto longest = *std::max_element(subject.begin(), subject.end(),
                                               [](const auto& a, const auto& b) { return a.size() < b.size(); });
        by_word[longest].push_back({&figure, std::move(subject), core::lowered(figure.area_name)});
    }
    for (const auto& sentence : text.sentences()) {
        const bool numbers = std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                                         [](const Token& token) { return token.is_number(); });
        if (!numbers) continue;
        const auto words = content_of(sentence.tokens);
        const auto lower = core::lowered(sentence.text());
        for (const auto& word : words) {
            const auto wanted = by_word.find(word);
            if (wanted == by_word.end()) continue;
            for (const auto& [figure, subject, area] : wanted->second) {
                if (shared(subject, words) != subject.size() || lower.find(area) == std::string::npos) continue;
                const auto* number = only_number(sentence, kind_of(figure->unit));
                if (!number || !names_period(sentence, *figure)) continue;
                if (const auto verdict = misfit(*number, figure->value->value()))
                    found.tell(sentence, *verdict, words_of(sentence, *number),
                               figure->label + " is " + figure->value->shown() + " in the record");
            }
        }
    }
}

}  // namespace claims
