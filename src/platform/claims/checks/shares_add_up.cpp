#include <algorithm>
#include <array>

#include "platform/claims/check.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

using core::Decimal;

constexpr std::array<std::string_view, 12> other_bases{"those",    "them",     "compared", "increase",
                                                       "decrease", "previous", "rose",     "fell",
                                                       "while",    "whilst",   "target",   "increased"};

struct Shares {
    std::vector<const Token*> all;
    Decimal sum, tolerance;
};

/// The percentages of a sentence that are shares of one whole, as far as its words tell; empty when they are not.
Shares shares_of(const Sentence& sentence) {
    Shares shares;
    for (const auto& token : sentence.tokens) {
        if (is_one_of(token.word, other_bases) && token.kind == Token::Kind::word) return {};
        if (token.kind != Token::Kind::percent) continue;
        if (token.bound != Bound::none) return {};
        shares.all.push_back(&token);
        shares.sum = shares.sum + token.value;
        shares.tolerance = shares.tolerance + Decimal::of(5, std::min(token.value.decimals(), 4) + 1);
    }
    return shares;
}

std::string sum_of(const Sentence& sentence, const Shares& shares) {
    std::string shown;
    for (const auto* share : shares.all) shown += (shown.empty() ? "" : " + ") + words_of(sentence, *share);
    return shown + " = " + shown_number(shares.sum) + "%";
}

/// "60% said yes, 30% said no": the same person gives one of them.
bool are_answers(const Sentence& sentence) {
    static const Pattern yes{"#p ..4 yes"};
    static const Pattern no{"#p ..4 no"};
    return !yes.all_in(sentence.tokens).empty() && !no.all_in(sentence.tokens).empty();
}

/// "More than one reason could be given": then the shares need not end at the whole.
bool says_several(const Sentence& sentence) {
    static const Pattern several{
        "more|several|multiple|many than? one? "
        "reason|reasons|answer|answers|option|options|choice|choices|response|responses|could|were|can"};
    static const Pattern than_one{"more than #n"};
    for (const auto* pattern : {&several, &than_one}) {
        auto matches = pattern->all_in(sentence.block->tokens);
        if (!matches.empty()) return true;
    }
    return false;
}

void check(const Sentence& sentence, Findings& found) {
    static const Pattern remainder{"remaining|remainder|rest ..5 #p"};
    static const Pattern one_choice{"only ..4 at|with|on #p being? higher|more"};
    static const Pattern followed{"followed by|closely? ..8 #p"};
    const auto& tokens = sentence.tokens;
    bool reasons = false, complete = false, ranked = false;
    for (const auto& token : tokens) {
        reasons = reasons || token.is("reason") || token.is("reasons");
        complete = complete || token.is("unclassified") || token.is("unknown");
    }
    complete = complete || !remainder.all_in(tokens).empty();
    const bool answers = are_answers(sentence);
    ranked = !one_choice.all_in(tokens).empty() || !followed.all_in(tokens).empty();
    if ((!reasons && !complete && !ranked && !answers) || says_several(sentence)) return;
    const auto shares = shares_of(sentence);
    if (shares.all.size() < 2) return;
    const Decimal whole{100};
    // At the very edge of rounding nothing would be left for any other reason.
    const bool at_edge = reasons && shares.sum == whole + shares.tolerance;
    if (shares.sum > whole + shares.tolerance || at_edge) {
        const auto verdict = (complete || answers) && !reasons ? Verdict::wrong : Verdict::cannot_be_checked;
        found.tell(sentence, verdict, words_of(sentence, *shares.all.front()),
                   sum_of(sentence, shares) + ": more than the whole" +
                       (verdict == Verdict::wrong ? "" : ", unless several could be named, which is not said"));
    } else if (complete && shares.all.size() >= 2 && shares.sum < whole - shares.tolerance) {
        found.tell(sentence, Verdict::wrong, words_of(sentence, *shares.all.front()),
                   sum_of(sentence, shares) + ": less than the whole");
    }
}

void run(const Reading& text, Findings& found) {
    for (const auto& sentence : text.sentences()) check(sentence, found);
}

}  // namespace

extern const Check shares_add_up;
const Check shares_add_up{
    .card = {.code = "shares_add_up",
             .title = "Shares of one whole that do not add up to it",
             .recomputes = "the sum of a sentence's percentages where its words say that they exclude one another (the "
                           "remaining, unclassified, reasons ranked)",
             .tolerance = "a half of the last digit for each share; below 100 only where the rest is told too"},
    .run = run};

}  // namespace claims
