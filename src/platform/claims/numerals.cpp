#include "platform/claims/numerals.h"

#include <string>

namespace claims {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Reads digits with their commas and one point.
struct Digits {
    std::string plain;  ///< without commas
    std::size_t end;
    std::size_t decimals = 0;
    bool odd_groups = false;  ///< commas that stand elsewhere than before three digits
    bool commas = false;
};

Digits read_digits(std::string_view text, std::size_t at) {
    Digits read{.plain = {}, .end = at};
    std::size_t group = 0;
    while (read.end < text.size()) {
        const char c = text[read.end];
        const bool more = read.end + 1 < text.size() && is_digit(text[read.end + 1]);
        if (is_digit(c)) {
            if (read.plain.size() < 24) read.plain += c;
            ++group;
        } else if (c == ',' && more && group > 0 && group <= 3) {
            // "2017,18" is two numbers; "1,23,456" is one of a form that no amount has.
            if (read.commas && group != 3) read.odd_groups = true;
            std::size_t next = 0;
            while (read.end + 1 + next < text.size() && next < 4 && is_digit(text[read.end + 1 + next])) ++next;
            if (next == 4 || next == 1) break;
            if (next == 2 && !read.commas && (read.end + 3 >= text.size() || text[read.end + 3] != ',')) break;
            read.commas = true;
            group = 0;
        } else {
            break;
        }
        ++read.end;
    }
    if (read.commas && group != 3) read.odd_groups = true;
    if (read.end + 1 < text.size() && text[read.end] == '.' && is_digit(text[read.end + 1])) {
        read.plain += '.';
        for (++read.end; read.end < text.size() && is_digit(text[read.end]); ++read.end) {
            if (read.plain.size() < 34) read.plain += text[read.end];
            ++read.decimals;
        }
    }
    return read;
}

int small(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

/// How many digits stand at `at`, at most `most` + 1.
std::size_t digits_at(std::string_view text, std::size_t at, std::size_t most) {
    std::size_t count = 0;
    while (count <= most && at + count < text.size() && is_digit(text[at + count])) ++count;
    return count;
}

bool looks_like_year(int value) { return value >= 1900 && value <= 2099; }

/// "2024-25", "2022-2025", "12/07/2024", "2024-07-12", "50-74", "1-2-1": digits that a stroke or dash ties together.
bool read_tied(std::string_view text, std::size_t at, const Digits& first, Numeral& numeral) {
    if (first.commas || first.decimals > 0 || first.plain.size() > 4 || first.end >= text.size()) return false;
    const char tie = text[first.end];
    if (tie != '-' && tie != '/') return false;
    const auto second = digits_at(text, first.end + 1, 4);
    if (second == 0 || second > 4) return false;
    numeral.end = first.end + 1 + second;
    const int a = small(first.plain), b = small(text.substr(first.end + 1, second));
    if (numeral.end < text.size() && text[numeral.end] == tie && digits_at(text, numeral.end + 1, 4) > 0) {
        const auto third = digits_at(text, numeral.end + 1, 4);
        const int c = small(text.substr(numeral.end + 1, third));
        numeral.end += 1 + third;
        const bool english = tie == '/' && third == 4 && b <= 12 && a <= 31;
        const bool iso = tie == '-' && first.plain.size() == 4 && second == 2 && third == 2 && b <= 12 && c <= 31;
        if (english) numeral.year = c, numeral.month = b, numeral.day = a;
        if (iso) numeral.year = a, numeral.month = b, numeral.day = c;
        numeral.kind = (english || iso) && numeral.month > 0 ? Token::Kind::date : Token::Kind::label;
        return true;
    }
    numeral.kind = tie == '-' ? Token::Kind::range : Token::Kind::label;
    if (looks_like_year(a) && (second == 2 || (second == 4 && looks_like_year(b)))) {
        numeral.kind = Token::Kind::period;
        numeral.year = a;
        numeral.parts = second == 4 ? b : a - a % 100 + b + (b < a % 100 ? 100 : 0);
    }
    // "50-74%" is still a range.
    if (numeral.end < text.size() && text[numeral.end] == '%') ++numeral.end;
    return at < numeral.end;
}

/// What stands directly behind the digits: "137th", "18s", "65+", "15%", "7-minute", "10.30am".
void read_tail(std::string_view text, const Digits& digits, Numeral& numeral) {
    const auto rest = text.substr(digits.end);
    const auto letters = [&] {
        std::size_t count = 0;
        while (count < rest.size() && is_letter(rest[count])) ++count;
        return rest.substr(0, count);
    }();
    if (rest.starts_with('%')) {
        numeral.kind = Token::Kind::percent;
        numeral.end = digits.end + 1;
    } else if (rest.starts_with('+')) {
        numeral.kind = Token::Kind::age;
        numeral.open_end = true;
        numeral.end = digits.end + 1;
    } else if (letters == "st" || letters == "nd" || letters == "rd" || letters == "th") {
        numeral.kind = Token::Kind::ordinal;
        numeral.end = digits.end + 2;
    } else if (letters == "s") {
        numeral.kind = Token::Kind::age;
        numeral.end = digits.end + 1;
    } else if (!letters.empty()) {
        numeral.kind = Token::Kind::label;
        numeral.end = digits.end + letters.size();
    } else if (rest.size() > 1 && (rest[0] == '-' || rest[0] == ':') && (is_letter(rest[1]) || is_digit(rest[1]))) {
        numeral.kind = Token::Kind::label;  // "7-minute", "9:30"
        numeral.end = digits.end + 1;
        while (numeral.end < text.size() &&
               (is_letter(text[numeral.end]) || is_digit(text[numeral.end]) || text[numeral.end] == '-'))
            ++numeral.end;
    }
}

/// "£66,258", "£1.2m", "£95.350" (garbled).
void read_money_tail(std::string_view text, const Digits& digits, Numeral& numeral) {
    numeral.kind = Token::Kind::money;
    numeral.garbled = digits.odd_groups || digits.decimals > 2;
    const auto rest = text.substr(digits.end);
    std::int64_t times = 1;
    std::size_t taken = 0;
    if (rest.starts_with("bn")) times = 1'000'000'000, taken = 2;
    if (rest.starts_with('m')) times = 1'000'000, taken = 1;
    if (rest.starts_with('k')) times = 1'000, taken = 1;
    if (taken == 0 || (rest.size() > taken && is_letter(rest[taken]))) return;
    numeral.end = digits.end + taken;
    numeral.garbled = digits.odd_groups;
    numeral.bound = Bound::about;
    if (numeral.value < core::Decimal{largest / times})
        numeral.value = core::Decimal::of(numeral.value.units() * times, numeral.value.decimals());
    else
        numeral.kind = Token::Kind::label;
}

}  // namespace

Numeral read_numeral(std::string_view text, std::size_t at) {
    const bool money = !is_digit(text[at]);
    const auto from = money ? at + 2 : at;
    Numeral numeral{.end = from};
    if (from >= text.size() || !is_digit(text[from])) return numeral;
    const auto digits = read_digits(text, from);
    numeral.end = digits.end;
    if (!money && read_tied(text, from, digits, numeral)) return numeral;
    const auto value = digits.decimals <= 4 ? core::Decimal::parse(digits.plain) : std::nullopt;
    const bool telephone = !money && digits.plain.size() > 1 && digits.plain[0] == '0' && digits.plain[1] != '.';
    if (!value || *value >= core::Decimal{largest} || telephone) return numeral;
    numeral.value = *value;
    numeral.kind = digits.odd_groups && !money ? Token::Kind::label : Token::Kind::count;
    if (money)
        read_money_tail(text, digits, numeral);
    else
        read_tail(text, digits, numeral);
    if (numeral.kind == Token::Kind::count && !digits.commas && digits.decimals == 0 && digits.plain.size() == 4 &&
        looks_like_year(small(digits.plain))) {
        numeral.kind = Token::Kind::year;
        numeral.year = small(digits.plain);
    }
    return numeral;
}

}  // namespace claims
