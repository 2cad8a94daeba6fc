#include <array>

#include "platform/claims/source.h"

namespace claims {
namespace {

struct Replacement {
    std::string_view from, to;
};

/// Characters of word processors and PDFs, and what they mean here.
constexpr std::array<Replacement, 26> characters{
    {{"\xC2\xAD", ""},         // soft hyphen
     {"\xC2\xA0", " "},        // hard space
     {"\xE2\x80\x89", " "},    // thin space
     {"\xE2\x80\xAF", " "},    // narrow hard space
     {"\xE2\x80\x8B", ""},     // zero-width space
     {"\xEF\xBB\xBF", ""},     // byte-order mark
     {"\xE2\x80\x90", "-"},    // hyphen
     {"\xE2\x80\x91", "-"},    // hard hyphen
     {"\xE2\x80\x92", "-"},    // figure dash
     {"\xE2\x80\x93", "-"},    // en dash
     {"\xE2\x80\x94", " - "},  // em dash
     {"\xE2\x88\x92", "-"},    // minus
     {"\xE2\x80\x98", "'"},   {"\xE2\x80\x99", "'"},   {"\xE2\x80\x9C", "\""},
     {"\xE2\x80\x9D", "\""},  {"\xE2\x80\xA6", "..."},                        // ellipsis
     {"\xC2\xB9", ""},                                                        // footnote marks 1 to 3
     {"\xC2\xB2", ""},        {"\xC2\xB3", ""},        {"\xE2\x81\xB4", ""},  // superscript 4
     {"\xEF\xAC\x81", "fi"},  {"\xEF\xAC\x82", "fl"},  {"\xEF\xAC\x80", "ff"},
     {"\xC2\xBD", " half"},   {"\xE2\x80\xA2", "-"}}};  // bullet

constexpr std::array<Replacement, 7> entities{{{"&amp;", "&"},
                                               {"&lt;", "<"},
                                               {"&gt;", ">"},
                                               {"&quot;", "\""},
                                               {"&#39;", "'"},
                                               {"&nbsp;", " "},
                                               {"&pound;", "\xC2\xA3"}}};

/// Copies one line, leaving markup out. Each byte is looked at a bounded number of times.
class Cleaner {
  public:
    explicit Cleaner(std::string_view line) : line_(line) {}

    std::string clean() {
        out_.reserve(line_.size());
        while (at_ < line_.size()) {
            const char c = line_[at_];
            if (c == '<' && skip_tag()) continue;
            if (c == '&' && replace(entities)) continue;
            if (static_cast<unsigned char>(c) >= 0x80 && replace(characters)) continue;
            if (c == '[' || c == ']') {
                skip_link();
                continue;
            }
            if (c == '\\' && at_ + 1 < line_.size() && line_[at_ + 1] > ' ' && line_[at_ + 1] < 'A') {
                ++at_;
                put(line_[at_]);
                continue;
            }
            if (c == '*' || c == '`' || (c == '_' && !between_letters())) {
                ++at_;
                continue;
            }
            put(c == '\t' || c == '\r' ? ' ' : c);
        }
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        return std::move(out_);
    }

  private:
    void put(char c) {
        if (c != ' ' || (!out_.empty() && out_.back() != ' ')) out_ += c;
        ++at_;
    }
    bool between_letters() const {
        return at_ > 0 && at_ + 1 < line_.size() && line_[at_ - 1] > ' ' && line_[at_ + 1] > ' ' &&
               line_[at_ - 1] != '*' && line_[at_ + 1] != '*';
    }
    template <std::size_t n>
    bool replace(const std::array<Replacement, n>& table) {
        for (const auto& [from, to] : table) {
            if (!line_.substr(at_).starts_with(from)) continue;
            for (const char c : to)
                if (c != ' ' || (!out_.empty() && out_.back() != ' ')) out_ += c;
            at_ += from.size();
            return true;
        }
        return false;
    }
    /// "<b>" goes; "<sup>4</sup>" goes with what it holds; "<br>" is a space. A bare "<" stays.
    bool skip_tag() {
        constexpr std::size_t longest = 300;
        const auto rest = line_.substr(at_, longest);
        const auto end = rest.find('>');
        if (end == std::string_view::npos || rest.size() < 3) return false;
        const char first = rest[1] == '/' ? rest[2] : rest[1];
        if (!((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'))) return false;
        if (rest.starts_with("<http")) return false;
        if (rest.starts_with("<sup")) {
            const auto close = rest.find("</sup>");
            // "10<sup>th</sup>" is an ordinal; a mark of digits belongs to a footnote.
            if (close != std::string_view::npos && close > end + 1 && (rest[end + 1] < 'a' || rest[end + 1] > 'z')) {
                at_ += close + 6;
                return true;
            }
        }
        if (rest.starts_with("<br") || rest.starts_with("<li") || rest.starts_with("</li"))
            if (!out_.empty() && out_.back() != ' ') out_ += ' ';
        at_ += end + 1;
        return true;
    }
    /// "[text](address)": the text stays.
    void skip_link() {
        constexpr std::size_t longest = 600;
        const auto rest = line_.substr(at_, longest);
        const auto close = rest.starts_with("](") ? rest.find(')') : std::string_view::npos;
        at_ += close == std::string_view::npos ? 1 : close + 1;
    }

    std::string_view line_;
    std::string out_;
    std::size_t at_ = 0;
};

}  // namespace

std::string cleaned(std::string_view line) { return Cleaner{line}.clean(); }

}  // namespace claims
