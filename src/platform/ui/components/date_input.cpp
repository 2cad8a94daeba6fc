#include "platform/ui/components/date_input.h"

#include <algorithm>

#include "platform/ui/components/form_group.h"
#include "platform/ui/components/input_element.h"

namespace ui {
namespace {

constexpr std::string_view error_class = "govuk-input--error";

bool has(std::string_view classes, std::string_view name) { return classes.find(name) != std::string_view::npos; }
bool is_wrong(const DateItem& item) { return item.error.value_or(false) || has(item.classes, error_class); }

std::string capitalised(std::string word) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    std::transform(word.begin(), word.end(), word.begin(), lower);
    if (!word.empty() && word.front() >= 'a' && word.front() <= 'z')
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

std::string item_classes(const DateItem& item, bool date_has_error, bool any_item_wrong) {
    std::string classes = "govuk-date-input__input";
    const bool blamed = is_wrong(item) || (item.error.value_or(true) && date_has_error && !any_item_wrong);
    if (blamed && !has(item.classes, error_class)) classes = joined(classes, error_class);
    if (!has(item.classes, "govuk-input--width-"))
        classes = joined(classes, "govuk-input--width-" + std::to_string(item.width));
    return joined(classes, item.classes);
}

void write_item(Out& out, const DateInput& date, const DateItem& item, bool any_item_wrong) {
    out << "<div class=\"govuk-date-input__item\">";
    write(out,
          Input{.name = date.name_prefix.empty() ? item.name : date.name_prefix + "-" + item.name,
                .label = {.text = item.label.empty() ? capitalised(item.name) : item.label,
                          .classes = "govuk-date-input__label"},
                .id = item.id.empty() ? date.id + "-" + item.name : item.id,
                .value = item.value,
                .inputmode = item.inputmode,
                .autocomplete = item.autocomplete,
                .pattern = item.pattern,
                .classes = item_classes(item, date.error.has_value(), any_item_wrong),
                .attributes = item.attributes},
          {});
    out << "</div>";
}

std::vector<const DateItem*> boxes(const DateInput& date) {
    std::vector<const DateItem*> all;
    for (const auto& item : date.items) all.push_back(&item);
    if (!all.empty()) return all;
    for (const auto* item : {&date.day, &date.month, &date.year})
        if (*item) all.push_back(&**item);
    return all;
}

}  // namespace

Html render(const DateInput& date) {
    Out inner;
    const auto described_by =
        write_hint_and_error(inner, date.id, date.fieldset ? date.fieldset->described_by : "", date.hint, date.error);
    Out out;
    open_form_group(out, date.form_group, date.error.has_value());
    // With the role JAWS announces the description of a fieldset of text inputs.
    if (date.fieldset) open_fieldset(out, *date.fieldset, described_by, "group");
    out << std::move(inner).html() << "<div class=\"govuk-date-input";
    out.classes(date.classes) << "\"";
    out.attributes(date.attributes).optional("id", date.id) << ">" << date.form_group.before_input;
    const auto items = boxes(date);
    const bool any_item_wrong =
        std::any_of(items.begin(), items.end(), [](const auto* item) { return is_wrong(*item); });
    for (const auto* item : items) write_item(out, date, *item, any_item_wrong);
    out << date.form_group.after_input << "</div>";
    if (date.fieldset) out << "</fieldset>";
    close_form_group(out);
    return out;
}

}  // namespace ui
