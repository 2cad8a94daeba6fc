#include <array>

#include "platform/claims/numerals.h"
#include "platform/claims/words.h"

namespace claims {

int month_number(std::string_view lower) {
    constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
    for (std::size_t i = 0; i < months.size(); ++i)
        if (lower == months[i] || (lower.size() == 3 && i != 4 && months[i].starts_with(lower)) ||
            (i == 8 && lower == "sept"))
            return static_cast<int>(i) + 1;
    return 0;
}

int weekday_number(std::string_view lower) {
    constexpr std::array<std::string_view, 7> days{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
    for (std::size_t i = 0; i < days.size(); ++i)
        if (lower == days[i]) return static_cast<int>(i) + 1;
    return 0;
}

namespace {

using Kind = Token::Kind;

int number_word(std::string_view lower) {
    constexpr std::array<std::string_view, 21> small{
        "zero",     "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    for (std::size_t i = 1; i < small.size(); ++i)
        if (lower == small[i]) return static_cast<int>(i);
    constexpr std::array<std::string_view, 8> tens{"twenty", "thirty",  "forty",  "fifty",
                                                   "sixty",  "seventy", "eighty", "ninety"};
    for (std::size_t i = 0; i < tens.size(); ++i) {
        const int value = static_cast<int>(i + 2) * 10;
        if (lower == tens[i]) return value;
        if (lower.size() > tens[i].size() + 1 && lower.starts_with(tens[i]) && lower[tens[i].size()] == '-') {
            const int unit = number_word(lower.substr(tens[i].size() + 1));
            if (unit >= 1 && unit <= 9) return value + unit;
        }
    }
    return 0;
}

/// 3 for "third" and "thirds"; 0 when it is no part of a whole.
int part_word(std::string_view lower) {
    constexpr std::array<std::pair<std::string_view, int>, 8> parts{{{"third", 3},
                                                                     {"quarter", 4},
                                                                     {"fifth", 5},
                                                                     {"sixth", 6},
                                                                     {"seventh", 7},
                                                                     {"eighth", 8},
                                                                     {"ninth", 9},
                                                                     {"tenth", 10}}};
    if (lower.ends_with('s')) lower.remove_suffix(1);
    for (const auto& [word, value] : parts)
        if (lower == word) return value;
    return 0;
}

class Meaning {
  public:
    explicit Meaning(std::vector<Token>& tokens) : in_(tokens) { out_.reserve(in_.size()); }

    void read() {
        for (at_ = 0; at_ < in_.size();) {
            if (take_date() || take_fraction() || take_number_word() || take_number()) continue;
            out_.push_back(in_[at_++]);
        }
        in_ = std::move(out_);
    }

  private:
    const Token& ahead(std::size_t by) const {
        static const Token none{.kind = Kind::mark};
        return at_ + by < in_.size() ? in_[at_ + by] : none;
    }
    std::string_view before(std::size_t by) const {
        return out_.size() >= by ? out_[out_.size() - by].word : std::string_view{};
    }
    Kind kind_before() const { return out_.empty() ? Kind::mark : out_.back().kind; }
    /// The next `count` tokens become one, of this kind.
    Token& merge(std::size_t count, Kind kind) {
        Token token = in_[at_];
        token.kind = kind;
        token.end = in_[at_ + count - 1].end;
        if (count > 1) token.word = {token.word.data(), static_cast<std::size_t>(token.end - token.begin)};
        at_ += count;
        return out_.emplace_back(token);
    }

    /// "Monday 12th July 2024", "July 2024", "23rd May", "in June".
    bool take_date() {
        std::size_t next = 0;
        int weekday = 0, day = 0;
        if (ahead(next).capital && (weekday = weekday_number(ahead(next).word)) != 0) {
            ++next;
            if (ahead(next).is(",")) ++next;
            if (ahead(next).is("the")) ++next;
        }
        const auto& first = ahead(next);
        const bool numbered = (first.kind == Kind::ordinal || first.kind == Kind::count) && first.value.is_whole() &&
                              first.value > core::Decimal{0} && first.value <= core::Decimal{31};
        if (numbered) {
            day = static_cast<int>(first.value.rounded(0).units());
            ++next;
            if (ahead(next).is("of")) ++next;
        }
        if (ahead(next).kind != Kind::word || !ahead(next).capital) return false;
        const int month = month_number(ahead(next).word);
        if (month == 0) return false;
        // "March" the month and "May" the month, not "A march" or "May I": with a number, or after a word of time.
        const bool short_form = ahead(next).word.size() == 3 && month != 5;
        ++next;
        if (day == 0) {
            const auto& after = ahead(next);
            if ((after.kind == Kind::ordinal || after.kind == Kind::count) && !after.in_words &&
                after.value.is_whole() && after.value > core::Decimal{0} && after.value <= core::Decimal{31} &&
                (ahead(next + 1).kind == Kind::year || after.kind == Kind::ordinal ||
                 (ahead(next + 1).is(",") && ahead(next + 2).kind == Kind::year))) {
                day = static_cast<int>(after.value.rounded(0).units());
                ++next;
            }
        }
        int year = 0;
        if (ahead(next).kind == Kind::year) {
            year = ahead(next++).year;
        } else if (ahead(next).is(",") && ahead(next + 1).kind == Kind::year && day > 0) {
            year = ahead(next + 1).year;
            next += 2;
        }
        if (day == 0 && year == 0) {
            constexpr std::array<std::string_view, 16> of_time{"in",      "by",   "since",  "until", "from",  "to",
                                                               "and",     "of",   "during", "late",  "early", "mid",
                                                               "between", "each", "every",  "late-"};
            if (short_form || !is_one_of(before(1), of_time)) return false;
        }
        auto& token = merge(next, Kind::date);
        token.year = year, token.month = month, token.day = day, token.weekday = weekday;
        return true;
    }

    /// "a third of", "two-thirds", "three quarters", "half of", "½" is a word and stays one.
    bool take_fraction() {
        const auto& first = ahead(0);
        if (first.kind != Kind::word && first.kind != Kind::count) return false;
        const bool followed = ends_share(ahead(1));
        if (first.is("half") && !is_one_of(before(1), halves_of_time) && (followed || ahead(1).is("the"))) {
            auto& token = merge(1, Kind::fraction);
            token.value = core::Decimal{1}, token.parts = 2, token.in_words = true;
            return true;
        }
        if (const auto dash = first.word.find('-'); first.kind == Kind::word && dash != std::string_view::npos) {
            const int many = number_word(first.word.substr(0, dash)), parts = part_word(first.word.substr(dash + 1));
            if (many == 0 || parts <= many) return false;
            auto& token = merge(1, Kind::fraction);
            token.value = core::Decimal{many}, token.parts = parts, token.in_words = true;
            return true;
        }
        const int many = first.is("a") ? 1 : first.kind == Kind::word ? number_word(first.word) : 0;
        const int parts = part_word(ahead(1).word);
        if (many == 0 || parts <= many || ahead(1).kind != Kind::word || ahead(1).capital) return false;
        // "a third review" counts reviews; "one quarter" of a year is a time.
        if (!ends_share(ahead(2)) || (parts == 4 && !ahead(2).is("of") && !ahead(2).is("("))) return false;
        auto& token = merge(2, Kind::fraction);
        token.value = core::Decimal{many}, token.parts = parts, token.in_words = true;
        return true;
    }
    static constexpr std::array<std::string_view, 9> halves_of_time{"first", "second", "last",  "latter", "earlier",
                                                                    "other", "later",  "early", "half-"};
    static bool ends_share(const Token& after) {
        constexpr std::array<std::string_view, 26> words{"of",    "last",    "this", "in",    "and",   "more", "less",
                                                         "fewer", "were",    "was",  "are",   "had",   "have", "would",
                                                         "say",   "said",    "told", "since", "which", "did",  "do",
                                                         "felt",  "thought", "from", "to",    "is"};
        return (after.kind == Kind::mark && !after.is("-") && !after.is("/")) || is_one_of(after.word, words);
    }

    bool take_number_word() {
        const auto& first = ahead(0);
        if (first.kind != Kind::word) return false;
        int value = number_word(first.word);
        const bool article = first.is("a");
        if (value == 0 && !article) return false;
        std::size_t next = 1;
        if (ahead(1).is("hundred") || ahead(1).is("thousand") || ahead(1).is("dozen") || ahead(1).is("million")) {
            value = (article ? 1 : value) * (ahead(1).is("hundred")    ? 100
                                             : ahead(1).is("thousand") ? 1000
                                             : ahead(1).is("dozen")    ? 12
                                                                       : 1'000'000);
            next = 2;
            if (ahead(2).is("and") && number_word(ahead(3).word) > 0 && !article) {
                value += number_word(ahead(3).word);
                next = 4;
            }
        } else if (article) {
            return false;
        }
        auto& token = merge(next, Kind::count);
        token.value = core::Decimal{value}, token.in_words = true;
        finish(token);
        return true;
    }

    bool take_number() {
        auto kind = ahead(0).kind;
        if (kind != Kind::count && kind != Kind::money && kind != Kind::percent && kind != Kind::year) return false;
        std::size_t next = 1;
        auto value = ahead(0).value;
        auto bound = ahead(0).bound;
        if (kind == Kind::count && ahead(1).is("per") && ahead(2).is("cent")) kind = Kind::percent, next = 3;
        if (kind == Kind::count && ahead(1).is("percent")) kind = Kind::percent, next = 2;
        if ((kind == Kind::percent || kind == Kind::count) && ahead(next).is("percentage") &&
            (ahead(next + 1).is("points") || ahead(next + 1).is("point")))
            kind = Kind::label, next += 2;
        const std::int64_t times = ahead(1).is("million") ? 1'000'000 : ahead(1).is("thousand") ? 1'000 : 1;
        if (times > 1 && (kind == Kind::count || kind == Kind::money)) {
            next = 2;
            bound = Bound::about;
            if (value < core::Decimal{largest / times})
                value = core::Decimal::of(value.units() * times, value.decimals());
            else
                kind = Kind::label;
        }
        auto& token = merge(next, kind);
        token.value = value;
        token.bound = bound;
        if (kind == Kind::count) finish(token);
        hedge(token);
        return true;
    }

    /// A bare number is a label, an age or a length of time where the words around say so.
    void finish(Token& token) {
        constexpr std::array<std::string_view, 46> labelled{
            "section",        "sections",  "page",     "pages",     "paragraph", "paragraphs", "para",       "paras",
            "chapter",        "chapters",  "part",     "tier",      "tiers",     "priority",   "phase",      "appendix",
            "annex",          "table",     "figure",   "fig",       "step",      "schedule",   "regulation", "rule",
            "article",        "briefing",  "version",  "stage",     "level",     "year",       "no",         "number",
            "recommendation", "objective", "question", "standard",  "theme",     "option",     "item",       "ref",
            "grade",          "band",      "quarter",  "telephone", "tel",       "principle"};
        constexpr std::array<std::string_view, 14> units{"year",    "years",  "month",   "months",  "week",
                                                         "weeks",   "day",    "days",    "hour",    "hours",
                                                         "minutes", "minute", "working", "year-old"};
        const auto previous = out_.size() >= 2 ? out_[out_.size() - 2] : Token{.kind = Kind::mark};
        const auto earlier = out_.size() >= 3 ? out_[out_.size() - 3] : Token{.kind = Kind::mark};
        const bool tied = previous.is("and") || previous.is("to") || previous.is("-") || previous.is("&");
        if (!token.in_words && (is_one_of(previous.word, labelled) || (tied && earlier.kind == Kind::label)))
            token.kind = Kind::label;
        else if (!token.in_words && previous.kind == Kind::label && token.spaced)
            token.kind = Kind::label;  // the groups of a telephone number
        else if (!token.in_words && previous.is(".") && !token.spaced)
            token.kind = Kind::label;  // "s.47"
        else if (is_one_of(ahead(0).word, units))
            token.kind = Kind::duration;
        else if (previous.is("aged") || previous.is("age") || previous.is("ages"))
            token.kind = Kind::age;
        else if (previous.is("of") && earlier.is("age"))
            token.kind = Kind::age;
        else if (is_one_of(previous.word, bounds) && token.value <= core::Decimal{120} && names_no_thing(ahead(0)))
            token.kind = Kind::age;  // "under 25 (13,000 people)", "over 65 and living alone"
        else
            hedge(token);
    }

    static constexpr std::array<std::string_view, 4> bounds{"under", "over", "below", "above"};
    static bool names_no_thing(const Token& after) {
        constexpr std::array<std::string_view, 12> words{"in",  "and",    "or", "were", "was",  "are",
                                                         "who", "living", "at", "when", "with", "had"};
        return after.kind == Kind::mark || is_one_of(after.word, words);
    }

    /// "roughly", "over", "nearly" before it.
    void hedge(Token& token) {
        if (out_.size() < 2) return;
        const auto last = before(2), earlier = before(3);
        constexpr std::array<std::string_view, 10> about{"roughly", "approximately", "around",  "about", "circa",
                                                         "some",    "estimated",     "broadly", "c",     "approx"};
        constexpr std::array<std::string_view, 4> over{"over", "above", "exceeding", "exceeded"};
        constexpr std::array<std::string_view, 5> under{"nearly", "almost", "under", "below", "approaching"};
        if (is_one_of(last, about)) token.bound = Bound::about;
        if (is_one_of(last, over)) token.bound = Bound::over;
        if (is_one_of(last, under)) token.bound = Bound::under;
        if (last == "than" && (earlier == "more" || earlier == "greater")) token.bound = Bound::over;
        if (last == "than" && (earlier == "less" || earlier == "fewer")) token.bound = Bound::under;
        if (last == "least" && earlier == "at") token.bound = Bound::over;
        if (last == "most" && earlier == "at") token.bound = Bound::under;
        if (last == "to" && (earlier == "up" || earlier == "close")) token.bound = Bound::under;
    }

    std::vector<Token>& in_;
    std::vector<Token> out_;
    std::size_t at_ = 0;
};

}  // namespace

void give_meaning(std::vector<Token>& tokens) {
    Meaning{tokens}.read();
    // Hedges before fractions: "approximately a third", "over half".
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        if (tokens[i].kind != Kind::fraction) continue;
        const auto last = tokens[i - 1].word;
        if (last == "over") tokens[i].bound = Bound::over;
        if (last == "than" && i > 1) tokens[i].bound = tokens[i - 2].is("less") ? Bound::under : Bound::over;
        if (last == "under" || last == "nearly" || last == "almost") tokens[i].bound = Bound::under;
        if (last == "roughly" || last == "approximately" || last == "around" || last == "about")
            tokens[i].bound = Bound::about;
    }
}

}  // namespace claims
