#include <algorithm>
#include <array>
#include <charconv>

#include "platform/ui/forms.h"

namespace ui {
namespace {

std::string without_spaces(std::string_view text) {
    std::string kept;
    for (const char c : text)
        if (c != ' ' && c != '\t') kept += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return kept;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0) return {};
    return value;
}

std::optional<int> month_number(std::string_view text) {
    if (const auto value = number(text)) return value;
    constexpr std::array<std::string_view, 12> names{"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (text.size() >= 3 && (text == names[i].substr(0, 3) || text == names[i] || (text == "sept" && i == 8)))
            return static_cast<int>(i) + 1;
    return {};
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 32);
    return text;
}

/// "a day", "a month and year": what was left out, and the first box of it.
void report_missing(const TypedDate& typed, const DateRules& rules, FieldErrors& errors) {
    std::vector<std::string> missing;
    if (without_spaces(typed.day).empty()) missing.emplace_back("day");
    if (without_spaces(typed.month).empty()) missing.emplace_back("month");
    if (without_spaces(typed.year).empty()) missing.emplace_back("year");
    std::string list = "a " + missing.front();
    for (std::size_t i = 1; i < missing.size(); ++i) list += " and " + missing[i];
    errors.add(rules.field, capitalised(rules.what) + " must include " + list, rules.field + "-" + missing.front());
}

}  // namespace

TypedDate typed(std::optional<core::Date> date) {
    if (!date) return {};
    return {.day = std::to_string(core::day_of(*date)),
            .month = std::to_string(core::month_of(*date)),
            .year = std::to_string(core::year_of(*date))};
}

std::optional<core::Date> parse(const TypedDate& typed, const DateRules& rules, FieldErrors& errors) {
    const auto day_text = without_spaces(typed.day);
    const auto month_text = without_spaces(typed.month);
    const auto year_text = without_spaces(typed.year);
    const auto name = capitalised(rules.what);
    const auto box = [&](const char* part) { return rules.field + "-" + part; };
    if (day_text.empty() && month_text.empty() && year_text.empty()) {
        if (rules.required) errors.add(rules.field, "Enter " + rules.what, box("day"));
        return {};
    }
    if (day_text.empty() || month_text.empty() || year_text.empty()) {
        report_missing(typed, rules, errors);
        return {};
    }
    const auto day = number(day_text);
    const auto month = month_number(month_text);
    const auto year = number(year_text);
    if (year && year_text.size() != 4) {
        errors.add(rules.field, "Year must include 4 numbers", box("year"));
        return {};
    }
    const auto is_real = [&] {
        if (!day || !month || !year) return false;
        return std::chrono::year_month_day{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}}
            .ok();
    };
    if (!is_real()) {
        const bool month_wrong = !month || *month < 1 || *month > 12;
        errors.add(rules.field, name + " must be a real date", box(!year ? "year" : month_wrong ? "month" : "day"));
        return {};
    }
    const auto date = core::day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
    if (rules.earliest && date < *rules.earliest) {
        errors.add(rules.field, name + " must be on or after " + core::in_words(*rules.earliest), box("day"));
        return {};
    }
    if (rules.latest && date > *rules.latest) {
        errors.add(rules.field, name + " must be on or before " + core::in_words(*rules.latest), box("day"));
        return {};
    }
    return date;
}

Html render(const DateField& field) {
    const auto blamed = [&](const std::string& control) {
        const auto& all = field.errors.all();
        const auto own =
            std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.field == field.field; });
        return own != all.end() && own->control == control;
    };
    const auto box = [&](const char* name, const std::string& value, int width) {
        DateItem item{.name = name, .width = width};
        if (!value.empty()) item.value = value;
        if (blamed(field.field + "-" + name)) item.error = true;
        return item;
    };
    return render(DateInput{.id = field.field,
                            .fieldset = field.legend,
                            .name_prefix = field.field,
                            .hint = field.hint,
                            .error = error_for(field.errors, field.field),
                            .day = box("day", field.value.day, 2),
                            .month = box("month", field.value.month, 2),
                            .year = box("year", field.value.year, 4)});
}

}  // namespace ui
