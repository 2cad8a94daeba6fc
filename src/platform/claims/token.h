#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/decimal.h"

namespace claims {

/// How the text hedges a number: "roughly a fifth", "over 1,600", "nearly 800".
enum class Bound : std::uint8_t { none, about, over, under };

/// A word, a number with its meaning, or a mark.
struct Token {
    enum class Kind : std::uint8_t {
        word,
        count,     ///< 1,609; seven; 1.2 million
        percent,   ///< 15.7%, 16 per cent
        money,     ///< £66,258
        fraction,  ///< a third, two-thirds, half: value over `parts`
        ordinal,   ///< 137th
        year,      ///< 2024
        period,    ///< 2024-25
        date,      ///< 12th July 2024, July 2024, in June
        duration,  ///< 45 days
        age,       ///< under 18s, aged 65, 65+
        range,     ///< 50-74
        label,     ///< a number that counts nothing: section 11, page 24, a telephone
        mark,      ///< one character of punctuation, or an address
    };

    Kind kind = Kind::word;
    Bound bound = Bound::none;
    bool capital = false;              ///< begins with a capital letter
    bool in_words = false;             ///< a number told in words
    bool open_end = false;             ///< "65+"
    bool garbled = false;              ///< money of a form that no amount has
    bool spaced = false;               ///< white space stands before it
    std::uint32_t begin = 0, end = 0;  ///< in the block's text
    std::string_view word = {};        ///< in lower case
    core::Decimal value = {};          ///< count, percent, money, ordinal, year; the numerator of a fraction
    int parts = 1;                     ///< the denominator of a fraction
    int year = 0, month = 0, day = 0;  ///< of a date; year alone of a year; year and `parts` (last year) of a period
    int weekday = 0;                   ///< told with the date: 1 Monday to 7 Sunday; 0: not told

    bool is(std::string_view text) const { return word == text && (kind == Kind::word || kind == Kind::mark); }
    bool is_number() const { return kind == Kind::count || kind == Kind::percent || kind == Kind::money; }
    bool is_share() const { return kind == Kind::percent || kind == Kind::fraction; }
    bool is_time() const { return kind == Kind::year || kind == Kind::period || kind == Kind::date; }
};

/// Numbers beyond this are labels: nothing that a report counts is larger, and sums of them stay exact.
inline constexpr std::int64_t largest = 10'000'000'000;

/// The tokens of one block, in order. `lower` is the text in lower case (ASCII) and outlives the tokens. Time and space
/// are linear in the text.
std::vector<Token> tokens_of(std::string_view text, std::string_view lower);

/// The number of a month's English name or its usual abbreviation; 0 when it is none.
int month_number(std::string_view lower);
/// 1 Monday to 7 Sunday; 0 when it is none.
int weekday_number(std::string_view lower);

}  // namespace claims
