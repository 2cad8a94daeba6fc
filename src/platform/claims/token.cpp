#include "platform/claims/token.h"

#include <charconv>

#include "platform/claims/numerals.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Letters of English, and every byte of a letter beyond it.
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Cuts the text into words, raw numbers and marks; what numbers mean is found afterwards.
class Cutter {
  public:
    Cutter(std::string_view text, std::string_view lower) : text_(text), lower_(lower) {}

    std::vector<Token> cut() {
        tokens_.reserve(text_.size() / 5 + 1);
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == ' ' || c == '\t' || c == '\n') {
                ++at_;
                spaced_ = true;
                continue;
            }
            if (is_address())
                take_address();
            else if (is_digit(c) || text_.substr(at_, 2) == pound)
                take_number();
            else if (is_letter(c))
                take_word();
            else
                add(Token::Kind::mark, at_ + 1);
        }
        return std::move(tokens_);
    }

  private:
    static constexpr std::string_view pound = "\xC2\xA3";

    Token& add(Token::Kind kind, std::size_t end) {
        Token token;
        token.kind = kind;
        token.begin = static_cast<std::uint32_t>(at_);
        token.end = static_cast<std::uint32_t>(end);
        token.word = lower_.substr(at_, end - at_);
        token.capital = text_[at_] >= 'A' && text_[at_] <= 'Z';
        token.spaced = spaced_;
        spaced_ = false;
        at_ = end;
        return tokens_.emplace_back(token);
    }

    /// At the beginning of a run without spaces that is a web or mail address. Each run is looked at once.
    bool is_address() {
        if (at_ < run_end_) return run_is_address_;
        run_end_ = text_.find_first_of(" \t\n", at_);
        if (run_end_ == std::string_view::npos) run_end_ = text_.size();
        const auto run = lower_.substr(at_, run_end_ - at_);
        run_is_address_ = run.find("://") != run.npos || run.find("www.") != run.npos || run.find('@') != run.npos;
        return run_is_address_;
    }
    void take_address() { add(Token::Kind::mark, run_end_).word = "address"; }

    void take_word() {
        auto end = at_ + 1;
        const auto joins = [&](char c) { return c == '\'' || c == '-'; };
        while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]) ||
                                      (joins(text_[end]) && end + 1 < text_.size() &&
                                       (is_letter(text_[end + 1]) || is_digit(text_[end + 1])))))
            ++end;
        add(Token::Kind::word, end);
    }

    void take_number() {
        const auto numeral = read_numeral(text_, at_);
        auto& token = add(numeral.kind, numeral.end);
        token.value = numeral.value;
        token.garbled = numeral.garbled;
        token.bound = numeral.bound;
        token.open_end = numeral.open_end;
        token.year = numeral.year;
        token.month = numeral.month;
        token.day = numeral.day;
        token.parts = numeral.parts;
    }

    std::string_view text_, lower_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0, run_end_ = 0;
    bool run_is_address_ = false, spaced_ = false;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text, std::string_view lower) {
    auto tokens = Cutter{text, lower}.cut();
    give_meaning(tokens);
    return tokens;
}

}  // namespace claims
