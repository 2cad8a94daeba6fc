#include "fixture_options.h"

namespace fixtures {
namespace {

const Json null_value;

/// Attribute names of fixtures exist at run time only; ours are literals, which live for ever. So do these.
ui::Literal interned(const std::string& name) {
    static std::deque<std::string> names;
    for (const auto& known : names)
        if (known == name) return ui::Literal::trusted(known);
    return ui::Literal::trusted(names.emplace_back(name));
}

}  // namespace

const Json& at(const Json& options, const char* key) {
    if (!options.is_object()) return null_value;
    const auto found = options.find(key);
    return found == options.end() ? null_value : *found;
}

bool truthy(const Json& options, const char* key) {
    const auto& value = at(options, key);
    return !value.is_null() && value != false && value != "" && value != 0;
}

std::string string(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return {};
    return value.dump();
}

std::string string(const Json& options, const char* key, std::string otherwise) {
    return truthy(options, key) ? string(at(options, key)) : std::move(otherwise);
}

std::optional<std::string> optional_string(const Json& options, const char* key) {
    const auto& value = at(options, key);
    if (value.is_null()) return {};
    return string(value);
}

std::optional<bool> optional_bool(const Json& options, const char* key) {
    const auto& value = at(options, key);
    if (!value.is_boolean()) return {};
    return value.get<bool>();
}

int integer(const Json& options, const char* key, int otherwise) {
    const auto& value = at(options, key);
    return value.is_number_integer() ? value.get<int>() : otherwise;
}

ui::Html text_or_html(const Json& options, const char* text, const char* html) {
    if (truthy(options, html)) return ui::Html::trusted(string(at(options, html)));
    return ui::Html{string(at(options, text))};
}

ui::Content content(const Json& options) {
    if (truthy(options, "html")) return ui::Html::trusted(string(at(options, "html")));
    return string(at(options, "text"));
}

ui::Attributes attributes(const Json& options, const char* key) {
    ui::Attributes all;
    const auto& object = at(options, key);
    if (!object.is_object()) return all;
    for (const auto& [name, value] : object.items()) all.push_back({.name = interned(name), .value = string(value)});
    return all;
}

ui::Part<ui::Hint> hint(const Json& options) {
    if (!truthy(options, "hint")) return {};
    const auto& hint = at(options, "hint");
    return ui::Hint{.text = text_or_html(hint),
                    .id = string(hint, "id"),
                    .classes = string(hint, "classes"),
                    .attributes = attributes(hint)};
}

ui::Part<ui::ErrorMessage> error(const Json& options) {
    if (!truthy(options, "errorMessage")) return {};
    const auto& message = at(options, "errorMessage");
    return ui::ErrorMessage{.text = text_or_html(message),
                            .id = string(message, "id"),
                            .classes = string(message, "classes"),
                            .visually_hidden_text = optional_string(message, "visuallyHiddenText").value_or("Error"),
                            .attributes = attributes(message)};
}

ui::Label label(const Json& options) {
    const auto& label = at(options, "label");
    return {.text = text_or_html(label),
            .classes = string(label, "classes"),
            .is_page_heading = truthy(label, "isPageHeading"),
            .attributes = attributes(label)};
}

ui::Fieldset fieldset_of(const Json& options) {
    const auto& legend = at(options, "legend");
    ui::Part<ui::Legend> ours;
    if (!legend.is_null())
        ours = ui::Legend{.text = text_or_html(legend),
                          .classes = string(legend, "classes"),
                          .is_page_heading = truthy(legend, "isPageHeading")};
    return {.legend = ours,
            .content = ui::Html::trusted(string(options, "html")),
            .described_by = string(options, "describedBy"),
            .role = string(options, "role"),
            .classes = string(options, "classes"),
            .attributes = attributes(options)};
}

ui::Part<ui::Fieldset> fieldset(const Json& options) {
    if (!truthy(options, "fieldset")) return {};
    return fieldset_of(at(options, "fieldset"));
}

ui::FormGroup form_group(const Json& options) {
    const auto& group = at(options, "formGroup");
    const bool many = truthy(group, "beforeInputs") || truthy(group, "afterInputs");
    return {.classes = string(group, "classes"),
            .attributes = attributes(group),
            .before_input = text_or_html(at(group, many ? "beforeInputs" : "beforeInput")),
            .after_input = text_or_html(at(group, many ? "afterInputs" : "afterInput"))};
}

ui::Plurals plurals(const Json& options, const char* key) {
    ui::Plurals all;
    const auto& object = at(options, key);
    if (!object.is_object()) return all;
    for (const auto& [rule, text] : object.items()) all.emplace_back(rule, string(text));
    return all;
}

}  // namespace fixtures
