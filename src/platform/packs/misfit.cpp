#include <algorithm>

#include "core/utf8.h"
#include "platform/packs/pack.h"

namespace packs {
namespace {

using Misfit = std::optional<std::pair<std::string, std::string>>;

std::string quoted(const std::string& value) { return "\"" + core::clipped(value, 60) + "\""; }

/// 2.961 where whole numbers stand: a point where the comma of thousands was meant.
bool looks_like_thousands_point(const std::string& value) {
    const auto point = value.find('.');
    return point != std::string::npos && point >= 1 && point <= 3 && value.size() - point == 4 &&
           core::Decimal::parse(value).has_value();
}

Misfit number_misfit(const Column& column, const std::string& value) {
    if (value.find(',') != std::string::npos)
        return {{quoted(value) + " has a comma.", "Write numbers without commas: 2961, not 2,961."}};
    const auto number = core::Decimal::parse(value);
    if (!number) return {{quoted(value) + " is not a number.", "Write digits, with a point before decimals."}};
    if (column.type == Type::whole && number->decimals() > 0) {
        if (looks_like_thousands_point(value))
            return {{quoted(value) + " has a decimal point where a whole number belongs.",
                     "If the thousands comma was meant, write " + value.substr(0, value.find('.')) +
                         value.substr(value.find('.') + 1) + "."}};
        return {{quoted(value) + " is not a whole number.", "Write a whole number."}};
    }
    return std::nullopt;
}

bool parts_names(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return c == '/' || c == ';' || c == '|' || byte < 0x20 || byte == 0x7F;
}

Misfit choice_misfit(const Column& column, const std::string& value) {
    if (std::find(column.choices.begin(), column.choices.end(), value) != column.choices.end()) return std::nullopt;
    std::string list;
    for (std::size_t i = 0; i < column.choices.size(); ++i)
        list += (i == 0 ? "" : i + 1 == column.choices.size() ? " or " : ", ") + column.choices[i];
    return {{quoted(value) + " is not one of the words for " + column.name + ".", "Write " + list + "."}};
}

}  // namespace

std::optional<std::pair<std::string, std::string>> misfit(const Column& column, const std::string& value) {
    if (value.empty()) {
        if (column.need == Need::optional) return std::nullopt;
        return {{"There is nothing in the cell.", "Fill it in: " + column.name + " is required."}};
    }
    if (value.front() == ' ' || value.back() == ' ')
        return {{quoted(value) + " begins or ends with a space.", "Remove the space."}};
    if (value.size() > column.most_characters)
        return {{"The text has " + std::to_string(value.size()) + " bytes; at most " +
                     std::to_string(column.most_characters) + " are allowed.",
                 "Shorten it."}};
    switch (column.type) {
        case Type::code:
            if (std::any_of(value.begin(), value.end(), parts_names))
                return {{quoted(value) + " has a character that a code may not have.",
                         "Leave out /, ;, | and control characters: they part codes from one another."}};
            return std::nullopt;
        case Type::text:
        case Type::reference:
            return std::nullopt;
        case Type::date:
            if (core::parse_date(value)) return std::nullopt;
            return {{quoted(value) + " is not a date that exists.", "Write year-month-day, such as 2025-03-31."}};
        case Type::period:
            if (core::Period::parse(value)) return std::nullopt;
            return {{quoted(value) + " is not a period.",
                     "Write 2024-25 (April to March), 2024-25 Q1, AY2024-25, 2024, 2024-09 or 2025-03-31."}};
        case Type::whole:
        case Type::decimal:
            return number_misfit(column, value);
        case Type::choice:
            return choice_misfit(column, value);
    }
    return std::nullopt;
}

}  // namespace packs
