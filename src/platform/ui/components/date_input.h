#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/ui/components/form_parts.h"

namespace ui {

/// One box of a date: day, month or year.
struct DateItem {
    std::string name;
    std::string label = {};  ///< empty: the name with a capital
    std::optional<std::string> value = {};
    /// Whether this box is the one to correct. Empty: yes when the date has a message and no box says so itself.
    std::optional<bool> error = {};
    int width = 2;        ///< in characters: 2 or 4
    std::string id = {};  ///< empty: the date's id, "-", the name
    std::string inputmode = "numeric";
    std::string autocomplete = {};
    std::string pattern = {};
    std::string classes = {};
    Attributes attributes = {};
};

/// A date to be typed, as a person knows it.
struct DateInput {
    std::string id;
    Part<Fieldset> fieldset = {};
    std::string name_prefix = {};  ///< "start" gives the fields start-day, start-month and start-year
    Part<Hint> hint = {};
    Part<ErrorMessage> error = {};
    std::optional<DateItem> day = DateItem{.name = "day"};
    std::optional<DateItem> month = DateItem{.name = "month"};
    std::optional<DateItem> year = DateItem{.name = "year", .width = 4};
    std::vector<DateItem> items = {};  ///< when not empty, these instead of day, month and year
    std::string classes = {};
    FormGroup form_group = {};
    Attributes attributes = {};
};
Html render(const DateInput& date);

}  // namespace ui
