#pragma once
#include <string_view>
#include <vector>

#include "platform/claims/token.h"

namespace claims {

/// A number written in digits, as far as its own characters tell.
struct Numeral {
    Token::Kind kind = Token::Kind::label;
    std::size_t end = 0;  ///< after its last character
    core::Decimal value = {};
    bool garbled = false, open_end = false;
    Bound bound = Bound::none;  ///< "1.2m" is about 1,200,000
    int year = 0, month = 0, day = 0, parts = 1;
};

/// The number that begins at `at`: digits, or a pound sign and digits. Always at least one character long.
Numeral read_numeral(std::string_view text, std::size_t at);

/// Second reading: number words, fractions, dates, units, labels and hedges, by the words around. Tokens that belong
/// together become one.
void give_meaning(std::vector<Token>& tokens);

}  // namespace claims
