#include "platform/registers/value.h"

#include <algorithm>

#include "core/date.h"
#include "core/decimal.h"
#include "core/money.h"
#include "core/utf8.h"
#include "platform/reference/reference.h"
#include "platform/registers/kept_files.h"

namespace registers {
namespace {

constexpr std::int64_t percent_units = 10'000;  // four decimals

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string tidied(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r') {
            if (i + 1 < text.size() && text[i + 1] == '\n') continue;
            out += '\n';
        } else {
            out += text[i];
        }
    }
    return out;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool has_control(std::string_view text, bool lines) {
    return std::any_of(text.begin(), text.end(), [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0x7F || (byte < 0x20 && !(lines && (c == '\n' || c == '\t')));
    });
}

/// Marks that turn the direction of writing: what follows them is not what it seems. U+202A to U+202E, U+2066 to
/// U+2069.
bool has_turning_mark(std::string_view text) {
    for (std::size_t at = text.find('\xE2'); at != std::string_view::npos; at = text.find('\xE2', at + 1)) {
        const auto rest = text.substr(at, 3);
        const auto last = rest.size() == 3 ? static_cast<unsigned char>(rest[2]) : 0U;
        if ((rest.starts_with("\xE2\x80") && last >= 0xAA && last <= 0xAE) ||
            (rest.starts_with("\xE2\x81") && last >= 0xA6 && last <= 0xA9))
            return true;
    }
    return false;
}

/// Nothing that can be seen: blanks of every width, and marks without any.
bool is_invisible(std::string_view text) {
    constexpr std::string_view blanks[] = {" ",      "\t",     "\n",     "\u00a0", "\u00ad", "\u200b",
                                           "\u200c", "\u200d", "\u200e", "\u200f", "\u2003", "\u2002",
                                           "\u2009", "\u202f", "\u2060", "\u3000", "\ufeff"};
    while (!text.empty()) {
        const auto* blank = std::find_if(std::begin(blanks), std::end(blanks),
                                         [&](std::string_view one) { return text.starts_with(one); });
        if (blank == std::end(blanks)) return false;
        text.remove_prefix(blank->size());
    }
    return true;
}

Reading problem(std::string message) { return {.value = {}, .problem = std::move(message)}; }
Reading value(std::string text) { return {.value = std::move(text), .problem = {}}; }

Reading read_text(const Field& field, std::string text) {
    if (is_invisible(text)) return value({});
    if (has_turning_mark(text))
        return problem(field.label + " must not contain marks that turn the direction of writing");
    if (has_control(text, field.type == Type::narrative))
        return problem(field.label + " must not contain line breaks or control characters");
    if (characters(text) > most_characters(field))
        return problem(field.label + " must be " + core::grouped(static_cast<std::int64_t>(most_characters(field))) +
                       " characters or fewer");
    return value(std::move(text));
}

std::optional<unsigned> month_of(std::string_view word) {
    constexpr const char* months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                      "jul", "aug", "sep", "oct", "nov", "dec"};
    std::string lower;
    for (const char c : word) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower.size() < 3) return std::nullopt;
    for (unsigned i = 0; i < 12; ++i)
        if (lower.substr(0, 3) == months[i]) return i + 1;
    return std::nullopt;
}

bool is_number(std::string_view text, std::size_t most) {
    return !text.empty() && text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// 2025-03-31, 31/3/2025, 31.3.2025, 31-3-2025, 31 3 2025, 31 March 2025. Day before month, as in England.
std::optional<core::Date> date_of(std::string_view text) {
    if (const auto date = core::parse_date(text)) return date;
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '/' || c == '.' || c == '-' || c == ' ' || c == ',') {
            if (!parts.back().empty()) parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    if (parts.size() != 3 || !is_number(parts[0], 2) || !is_number(parts[2], 4) || parts[2].size() != 4) return {};
    const auto named = month_of(parts[1]);
    if (!named && !is_number(parts[1], 2)) return std::nullopt;
    const auto two = [](const std::string& digits) { return digits.size() == 1 ? "0" + digits : digits; };
    return core::parse_date(parts[2] + "-" + two(named ? std::to_string(*named) : parts[1]) + "-" + two(parts[0]));
}

Reading read_date(const Field& field, const std::string& text) {
    const auto date = date_of(text);
    if (!date) return problem(field.label + " must be a real date, such as 31 3 2025");
    if (core::year_of(*date) < 1800 || core::year_of(*date) > 2200)
        return problem(field.label + " must be between 1800 and 2200");
    return value(core::iso(*date));
}

std::string range(const Field& field, std::int64_t least, std::optional<std::int64_t> most, const char* unit) {
    std::string sentence = field.label + " must be " + unit + core::grouped(least);
    if (most) return sentence + " to " + unit + core::grouped(*most);
    return sentence + " or more";
}

Reading read_number(const Field& field, std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    const bool whole = field.type == Type::count;
    if (!whole && !text.empty() && text.back() == '%') text = tidied(text.substr(0, text.size() - 1));
    const auto number = core::Decimal::parse(text);
    constexpr std::int64_t bound = 1'000'000'000'000;
    const std::int64_t least = field.least.value_or(0);
    const auto most = whole ? field.most : std::optional{field.most.value_or(100)};
    if (!number || (whole && !number->is_whole()) || number->decimals() > 4)
        return problem(field.label +
                       (whole ? " must be a whole number, such as 12" : " must be a number, such as 12.5"));
    if (*number < core::Decimal{least} || *number > core::Decimal{std::min(most.value_or(bound), bound)})
        return problem(range(field, least, most.value_or(bound), ""));
    std::string plain = number->rounded(4).plain();
    while (plain.back() == '0') plain.pop_back();
    if (plain.back() == '.') plain.pop_back();
    return value(plain == "-0" ? "0" : plain);
}

std::string pounds(std::int64_t pence) {
    const std::string digits = std::to_string(pence < 0 ? -pence : pence);
    const std::string padded = digits.size() < 3 ? std::string(3 - digits.size(), '0') + digits : digits;
    return (pence < 0 ? "-" : "") + padded.substr(0, padded.size() - 2) + "." + padded.substr(padded.size() - 2);
}

Reading read_money(const Field& field, const std::string& text) {
    const auto amount = core::parse_pence(text);
    if (!amount) return problem(field.label + " must be an amount of money, such as 1,250 or 1,250.50");
    constexpr std::int64_t bound = 1'000'000'000'000;
    const auto least = field.least.value_or(-bound), most = field.most.value_or(bound);
    if (amount->count < least * 100 || amount->count > most * 100) return problem(range(field, least, most, "£"));
    return value(pounds(amount->count));
}

bool same_word(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

const std::vector<Choice>& answers() {
    static const std::vector<Choice> all{{"yes", "Yes"}, {"no", "No"}, {"not_known", "Not known"}};
    return all;
}

const std::vector<Choice>& choices_of(const Field& field) {
    return field.type == Type::yes_no_not_known ? answers() : field.choices;
}

std::string listed(const std::vector<Choice>& choices) {
    std::string text;
    for (std::size_t i = 0; i < choices.size(); ++i)
        text += (i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ") + choices[i].label;
    return text;
}

Reading read_choice(const Field& field, const std::string& text) {
    for (const auto& choice : choices_of(field))
        if (same_word(text, choice.value) || same_word(text, choice.label)) return value(choice.value);
    return problem(field.label + " must be " + listed(choices_of(field)));
}

Reading read_choices(const Field& field, const std::string& text) {
    std::vector<std::string> chosen;
    for (const auto& part : split(text)) {
        const auto one = read_choice(field, tidied(part));
        if (!one.problem.empty()) return one;
        chosen.push_back(one.value);
    }
    std::string joined;
    for (const auto& choice : field.choices)
        if (std::find(chosen.begin(), chosen.end(), choice.value) != chosen.end())
            joined += (joined.empty() ? "" : ";") + choice.value;
    return value(joined);
}

}  // namespace

std::size_t most_characters(const Field& field) {
    if (field.most_characters > 0) return field.most_characters;
    if (field.type == Type::file) return 400;  // what its cell tells of it
    return field.type == Type::narrative ? 10'000 : 200;
}

std::vector<std::string> split(const std::string& canonical) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin < canonical.size()) {
        const auto end = std::min(canonical.find(';', begin), canonical.size());
        if (end > begin) parts.push_back(canonical.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::vector<std::string> keys_of(const Field& field, const std::string& canonical) {
    if (field.several) return split(canonical);
    return canonical.empty() ? std::vector<std::string>{} : std::vector{canonical};
}

Reading read_value(const Field& field, std::string_view typed) {
    if (core::first_invalid_utf8(typed) != std::string_view::npos || typed.find('\0') != std::string_view::npos)
        return problem(field.label + " holds bytes that are not text: save the file as UTF-8");
    std::string text = tidied(typed);
    if (text.empty() || field.type == Type::working_day_due) return value({});
    switch (field.type) {
        case Type::date:
            return read_date(field, text);
        case Type::money:
            return read_money(field, text);
        case Type::count:
        case Type::percentage:
            return read_number(field, std::move(text));
        case Type::choice:
        case Type::yes_no_not_known:
            return read_choice(field, text);
        case Type::choices:
            return read_choices(field, text);
        default:
            return read_text(field, std::move(text));
    }
}

std::string shown(const Field& field, const std::string& canonical) {
    if (canonical.empty()) return {};
    switch (field.type) {
        case Type::date:
        case Type::working_day_due:
            if (const auto date = core::parse_date(canonical)) return core::in_words(*date);
            return canonical;
        case Type::money:
            if (const auto amount = core::parse_pence(canonical)) return core::shown(*amount);
            return canonical;
        case Type::count:
        case Type::percentage:
            if (const auto number = core::Decimal::parse(canonical))
                return number->grouped() + (field.type == Type::percentage ? "%" : "");
            return canonical;
        case Type::choice:
        case Type::choices:
        case Type::yes_no_not_known: {
            std::string text;
            for (const auto& value : split(canonical))
                for (const auto& choice : choices_of(field))
                    if (choice.value == value) text += (text.empty() ? "" : ", ") + choice.label;
            return text.empty() ? canonical : text;
        }
        case Type::file: {
            const auto file = kept_file(canonical);
            return file ? in_words(*file) : canonical;
        }
        default:
            return canonical;
    }
}

db::Column column_of(const Field& field) {
    const bool number = field.type == Type::money || field.type == Type::count || field.type == Type::percentage;
    return number ? db::Column::integer : db::Column::text;
}

db::Value stored(const Field& field, const std::string& canonical) {
    if (canonical.empty()) return std::monostate{};
    if (column_of(field) == db::Column::text) return canonical;
    if (field.type == Type::money) return core::parse_pence(canonical)->count;
    const auto number = *core::Decimal::parse(canonical);
    return field.type == Type::count ? number.rounded(0).units() : number.rounded(4).units();
}

std::string canonical(const Field& field, const db::Value& stored) {
    if (const auto* text = std::get_if<std::string>(&stored)) return *text;
    const auto* number = std::get_if<std::int64_t>(&stored);
    if (number == nullptr) return {};
    if (field.type == Type::money) return pounds(*number);
    if (field.type == Type::count) return std::to_string(*number);
    if (*number % percent_units == 0) return std::to_string(*number / percent_units);
    std::string plain = core::Decimal::of(*number, 4).plain();
    while (plain.back() == '0') plain.pop_back();
    return plain;
}

std::string in_sentence(const std::string& label) {
    const bool upper_second = label.size() > 1 && label[1] >= 'A' && label[1] <= 'Z';
    if (label.empty() || upper_second || label[0] < 'A' || label[0] > 'Z') return label;
    return static_cast<char>(label[0] - 'A' + 'a') + label.substr(1);
}

bool needs_ask(const Field& field) {
    if (field.need != Need::required || !field.ask.empty()) return false;
    const auto last = field.label.substr(field.label.rfind(' ') + 1);
    const auto is_among = [](const std::string& word, std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    return is_among(last, {"by", "of", "to", "on", "in", "at", "for", "with"}) ||
           is_among(field.label, {"From", "To", "On", "Due", "What", "Who", "How", "When", "Where", "Why"});
}

std::string ask_for(const Field& field) {
    if (!field.ask.empty()) return field.ask;
    const bool chosen = !choices_of(field).empty() || field.type == Type::reference || field.type == Type::file ||
                        field.by_key != nullptr;
    const auto first = field.label.substr(0, field.label.find(' '));
    constexpr std::string_view asking[] = {"What", "Who", "Whose", "How", "When", "Where", "Why", "Which"};
    const bool asks = std::find(std::begin(asking), std::end(asking), first) != std::end(asking);
    return std::string{chosen ? "Choose " : "Enter "} + (asks ? "" : "the ") + in_sentence(field.label);
}

std::vector<Problem> complete(const Entity& entity, Cells& cells) {
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const auto& field = entity.fields[i];
        if (field.type == Type::working_day_due) {
            const auto from = core::parse_date(cell(entity, cells, field.after));
            cells[i] = from ? core::iso(reference::england().due(*from, core::WorkingDays{field.working_days})) : "";
        }
        if (field.need == Need::required && cells[i].empty()) problems.push_back({field.name, ask_for(field)});
    }
    if (problems.empty() && entity.check != nullptr) problems = entity.check(entity, cells);
    return problems;
}

}  // namespace registers
