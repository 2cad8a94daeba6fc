#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/claims/token.h"

namespace claims {

/// What a pattern caught: the tokens of its `#` elements, in order.
struct Match {
    std::vector<const Token*> caught;
    std::size_t begin = 0, end = 0;  ///< in the tokens searched
};

/// A run of words and numbers to look for. Elements, apart by spaces:
///   word, a|b|c     the words themselves; "increas*" any word that begins so; marks such as ( ) , ; as they are
///   word?           or nothing
///   #n #p #m #s #v #y   caught: a count; a percentage; money; a share (percentage or fraction); count or money; a time
///   #q              caught: a count, money or percentage
///   #d              caught: a difference of shares ("5 percentage points")
///   ..4             up to four tokens, none of them a number of #q or #s, a bracket, a semicolon or a colon
///   ~4              up to four tokens of any kind
class Pattern {
  public:
    explicit Pattern(std::string_view elements);

    /// Every place where it begins, the shortest reading of each.
    std::vector<Match> all_in(std::span<const Token> tokens) const;

  private:
    struct Element {
        enum class Kind { word, number, gap, any } kind;
        std::vector<std::string> words;
        char number = 0;
        std::size_t most = 0;
        bool optional = false;
    };
    static bool fits(const Element& element, const Token& token);
    bool match(std::span<const Token> tokens, std::size_t at, std::size_t element, Match& match) const;

    std::vector<Element> elements_;
};

/// All matches of several patterns in one sentence.
std::vector<Match> all_in(std::span<const Pattern> patterns, std::span<const Token> tokens);

}  // namespace claims
