#pragma once
#include <string_view>
#include <vector>

#include "platform/claims/claims.h"

namespace claims {

/// The check's code in findings and explanations.
inline constexpr std::string_view typed_words_check = "number_in_words";

/// Numbers above twelve that a text tells in words ("two hundred families"). A text whose figures all come from a
/// record tells its numbers in digits, so such a word stands for no figure: each sentence with one is a finding that
/// cannot be checked. Names and ordinals ("Section forty-seven", "the twenty-first") are none. In the order of the
/// lines.
std::vector<Finding> typed_words(std::string_view text);

}  // namespace claims
