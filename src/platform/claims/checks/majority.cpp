#include <utility>

#include "platform/claims/check.h"

namespace claims {
namespace {

const core::Decimal half{50};

/// "The majority of schools (43%)": the word against the share beside it.
void check_word(const Sentence& sentence, Findings& found) {
    static const Pattern majority{"majority of? ..14 (|,|at|-|: #p )|,|.|of|and|were|are"};
    static const Pattern most{"most of? ..12 (|,|at|-|: #p )|,|of"};
    static const Pattern most_of_all{"most|majority of the|our|all? #n ..6 (|,|- #p )|,"};
    static const Pattern after{"#p ..6 ,|( a|the vast|large? majority"};
    static const Pattern minority{"minority of ..12 ( #p )|,|of"};
    const auto& tokens = sentence.tokens;
    const auto tell = [&](const Match& match, const char* word, const char* means) {
        found.tell(sentence, Verdict::wrong, std::string{word} + " (" + words_of(sentence, *match.caught.back()) + ")",
                   means);
    };
    const Token* told = nullptr;
    for (const auto* pattern : {&majority, &most, &most_of_all, &after})
        for (const auto& match : pattern->all_in(tokens)) {
            const auto at = match.begin;
            const auto last = at > 0 ? tokens[at - 1].word : std::string_view{};
            const bool superlative = tokens[at].is("most") && match.begin + 1 < tokens.size() &&
                                     (tokens[at + 1].is("common") || tokens[at + 1].is("frequent") || last == "the");
            const bool at_most = tokens[at].is("most") && last == "at";
            const bool of_the_majority = last == "of" || last == "not" || last == "no";
            if (superlative || at_most || of_the_majority || match.caught.back()->value > half) continue;
            if (std::exchange(told, match.caught.back()) == match.caught.back()) continue;
            tell(match, tokens[at].is("most") ? "most" : "majority", "more than half is more than 50%");
        }
    for (const auto& match : minority.all_in(tokens))
        if (match.caught[0]->value >= half) tell(match, "minority", "less than half is less than 50%");
}

/// "They were the largest group (33%). Unlike elsewhere, here they were not the majority": a third was no majority.
void check_contrast(const Sentence& before, const Sentence& sentence, Findings& found) {
    static const Pattern unlike{"unlike|contrast|contrary|differ*"};
    static const Pattern out_of_line{"out of line"};
    static const Pattern no_majority{"not|no longer? ..6 majority|most"};
    if (before.block != sentence.block) return;
    const bool contrasted = !out_of_line.all_in(sentence.tokens).empty() || !unlike.all_in(sentence.tokens).empty();
    if (!contrasted || no_majority.all_in(sentence.tokens).empty()) return;
    const Token* share = nullptr;
    for (const auto& token : before.tokens)
        if (token.kind == Token::Kind::percent) {
            if (share) return;
            share = &token;
        }
    if (!share || share->value > half) return;
    found.tell(sentence, Verdict::wrong, "not the majority, unlike the " + words_of(before, *share) + " told before",
               words_of(before, *share) + " is no majority either: it may be the largest group");
}

void run(const Reading& text, Findings& found) {
    const auto& sentences = text.sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        check_word(sentences[i], found);
        if (i > 0) check_contrast(sentences[i - 1], sentences[i], found);
    }
}

}  // namespace

extern const Check majority;
const Check majority{
    .card = {.code = "majority",
             .title = "Majority, most, minority",
             .recomputes = "the word against the share beside it, or against the one it is compared with",
             .tolerance = "none: a majority is more than half; \"most common\" needs no half"},
    .run = run};

}  // namespace claims
