#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/claims/claims.h"
#include "platform/claims/fit.h"
#include "platform/claims/pattern.h"
#include "platform/claims/reading.h"

namespace claims {

/// Where a check tells what it found.
class Findings {
  public:
    /// `line` 0: that of the sentence.
    void tell(const Sentence& where, Verdict verdict, std::string stated, std::string recomputed);
    void tell(std::size_t line, std::string passage, Verdict verdict, std::string stated, std::string recomputed);

    /// What follows is found by this check.
    void begin(const Card& card) { card_ = &card; }
    std::vector<Finding> take() { return std::move(found_); }

  private:
    const Card* card_ = nullptr;
    std::vector<Finding> found_;
};

/// One check is one file in checks/, named like its code.
struct Check {
    Card card;
    void (*run)(const Reading& text, Findings& found);
};

/// Generated from the folder.
std::span<const Check* const> all_checks();

/// The words of a token, or of two and what is between them, as the text has them.
std::string words_of(const Sentence& sentence, const Token& token);

/// Whether it stands between quotation marks or behind "printed": what another printed is told as it was, and is not
/// the text's own claim.
bool is_quoted(const Sentence& sentence, const Token& token);

}  // namespace claims
