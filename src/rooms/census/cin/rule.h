#pragma once
#include "rooms/census/cin/census.h"
#include "rooms/census/engine/patterns.h"

/// What a rule file of the Children in Need census includes.
namespace census::cin {

/// Where the rules are written. Their wording was read from the sector's open validator and the lists it quotes, not
/// from the guide itself: README.md says which.
inline constexpr std::string_view guide = "DfE, Children in need census: guide and validation rules";

/// The first census year whose rules are at hand, and the last.
inline constexpr int first_year = 2023;
inline constexpr int last_year = 2026;

/// An episode that is still open: it has no closure date and the referral was taken further.
inline bool is_open(const Episodes& episodes, Row row) {
    return !given(episodes.closure[row]) && no(episodes.nfa[row]);
}

/// Closed after assessment, with no further action or referred to early help.
constexpr bool closed_after_assessment(Code reason) {
    return reason == code::closure_reason["RC8"] || reason == code::closure_reason["RC9"];
}

/// Whether an assessment has this factor among its factors.
bool has_factor(const Block& block, Row assessment, Code factor);

/// The day that is so many working days of England before `day`, each counted as it is passed going back: one working
/// day before a Monday is the Friday, and so is one before the Sunday.
Day working_days_before(Day day, int working_days);
/// The last working day before `day`.
Day working_day_before(Day day);

/// A UPN is a letter, eleven digits and a digit or (temporary UPN) a letter.
constexpr std::size_t upn_length = 13;
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool all_digits(std::string_view text);
/// The letter that a UPN of these twelve digits begins with.
char upn_check_letter(std::string_view twelve_digits);

/// Reports together the children who share one text.
enum class Missing { is_not_shared, is_shared };
void none_shared(const Return& data, Findings& found, Texts Children::*column, Missing missing);

}  // namespace census::cin
