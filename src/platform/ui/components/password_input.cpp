#include "platform/ui/components/input_element.h"

namespace ui {
namespace {

void add(Attributes& attributes, Literal name, const std::string& value) {
    if (!value.empty()) attributes.push_back({.name = name, .value = value});
}

Html toggle(const PasswordInput& input, const std::string& id) {
    Out out;
    out << "<button type=\"button\" class=\"govuk-button govuk-button--secondary govuk-password-input__toggle "
           "govuk-js-password-input-toggle";
    out.classes(input.button_classes) << "\" data-module=\"govuk-button\"";
    out.attribute("aria-controls", id);
    out.attribute("aria-label", input.texts.show_aria_label.empty() ? "Show password" : input.texts.show_aria_label);
    out << " hidden>";
    out.text(input.texts.show.empty() ? "Show" : input.texts.show) << "</button>\n";
    return out;
}

std::string with(const char* own, const std::string& more) {
    return more.empty() ? std::string{own} : std::string{own} + " " + more;
}

}  // namespace

Html render(const PasswordInput& input) {
    const std::string id = input.id.empty() ? input.name : input.id;
    InputExtra extra{.group_classes = "govuk-password-input",
                     .group_attributes = {{.name = "data-module", .value = "govuk-password-input"}},
                     .after_input = toggle(input, id)};
    add(extra.group_attributes, "data-i18n.show-password", input.texts.show);
    add(extra.group_attributes, "data-i18n.hide-password", input.texts.hide);
    add(extra.group_attributes, "data-i18n.show-password-aria-label", input.texts.show_aria_label);
    add(extra.group_attributes, "data-i18n.hide-password-aria-label", input.texts.hide_aria_label);
    add(extra.group_attributes, "data-i18n.password-shown-announcement", input.texts.shown_announcement);
    add(extra.group_attributes, "data-i18n.password-hidden-announcement", input.texts.hidden_announcement);
    Out out;
    write(out,
          Input{.name = input.name,
                .label = input.label,
                .id = id,
                .hint = input.hint,
                .error = input.error,
                .value = input.value,
                .type = "password",
                .autocomplete = input.autocomplete,
                .autocapitalize = "none",
                .spellcheck = false,
                .disabled = input.disabled,
                .described_by = input.described_by,
                .classes = with("govuk-password-input__input govuk-js-password-input-input", input.classes),
                .form_group = input.form_group,
                .wrapper = {.classes = "govuk-password-input__wrapper"},
                .attributes = input.attributes},
          extra);
    return out;
}

}  // namespace ui
