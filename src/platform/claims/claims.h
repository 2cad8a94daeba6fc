#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/figures/figures.h"

/// The claim checker: sentences, lists and tables of a report, recomputed. Text in, findings out; no store, no clock.
namespace claims {

enum class Verdict {
    wrong,             ///< the text's own numbers say otherwise
    loosely_rounded,   ///< near, and not what rounding gives
    different_base,    ///< right only over another base than the one told
    cannot_be_checked  ///< two things that do not go together, and the text does not tell enough to say which is wrong
};

/// "loosely rounded"
std::string_view words_for(Verdict verdict);

/// What a check is, for people: shown with its findings and in docs/claims.md.
struct Card {
    std::string_view code;
    std::string_view title;
    std::string_view recomputes;  ///< what is computed again, and from what
    std::string_view tolerance;   ///< how far off is still right, and why
};

struct Finding {
    std::string passage;   ///< the words
    std::size_t line = 0;  ///< in the file; 0: none (a record)
    std::string place;     ///< of a record: document and section
    std::string stated;
    std::string recomputed;
    Verdict verdict = Verdict::wrong;
    std::string_view check;        ///< code of the card
    std::string explanation = {};  ///< why the difference is right, when somebody has recorded it
    std::string explained_by = {};
};

/// Everything found in a text, in the order of its lines. `known` are figures that the text may tell: a sentence that
/// names one of them with another value is a finding. Linear in the text; throws nothing of its own.
std::vector<Finding> check_text(std::string_view text, std::span<const figures::Figure> known = {});

/// The cards of all checks, by code.
std::vector<Card> cards();
/// The card with this code; throws `Bug` when there is none.
Card card_of(std::string_view code);

/// The page of all checks, in Markdown: docs/claims.md is written from it.
std::string cards_in_markdown();

}  // namespace claims
