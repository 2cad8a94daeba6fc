#include "platform/ui/forms.h"

#include <algorithm>
#include <charconv>

#include "core/utf8.h"
#include "platform/ui/components/button.h"
#include "platform/ui/out.h"

namespace ui {
namespace {

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 32);
    return text;
}

/// Characters, not bytes: continuation bytes of UTF-8 are not counted.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

template <class Number>
std::optional<Number> whole_number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

}  // namespace

Html form(const Form& form) {
    Out out;
    // The server checks and answers in the page: the browser's own bubbles would come first and vanish.
    out << "<form method=\"post\" novalidate";
    out.optional("id", form.id).optional("action", form.action);
    if (form.has_files) out << " enctype=\"multipart/form-data\"";
    out.optional("data-cairn-autosave", form.autosave);
    if (form.warn_unsaved) out << " data-cairn-unsaved";
    out.optional("data-cairn-working", form.working);
    out << "><input type=\"hidden\" name=\"csrf\"";
    out.attribute("value", form.csrf) << ">\n";
    // Enter in a field presses the first button of the form: that must be the one that sends it, not a preview.
    const bool has_buttons = std::any_of(form.fields.begin(), form.fields.end(), [](const Html& field) {
        return field.str().find("<button") != std::string::npos;
    });
    if (has_buttons)
        out << "<button type=\"submit\" class=\"govuk-visually-hidden\" tabindex=\"-1\" aria-hidden=\"true\">"
            << Html{form.submit} << "</button>\n";
    for (const auto& field : form.fields) out << field << "\n";
    if (!form.autosave.empty()) out << status_line(form.id + "autosave-status", "");
    if (!form.working.empty()) out << status_line(form.id + "working-status", "");
    const Html button =
        render(Button{.text = form.submit, .prevent_double_click = true, .classes = form.submit_classes});
    if (form.beside_submit.empty())
        out << button;
    else
        out << "<div class=\"govuk-button-group\">" << button << "\n" << form.beside_submit << "</div>";
    out << "</form>";
    return out;
}

Part<ErrorMessage> error_for(const FieldErrors& errors, std::string_view field) {
    const auto message = errors.message(field);
    if (message.empty()) return {};
    return ErrorMessage{.text = message};
}

Html status_line(std::string_view id, std::string_view text, std::string_view watch) {
    Out out;
    out << "<p class=\"cairn-status\" role=\"status\"";
    out.attribute("id", id).optional("data-cairn-watch", watch) << ">";
    out.text(text) << "</p>";
    return out;
}

Html render(const MarkdownField& field) {
    Out out;
    if (field.max_length == 0) {
        out << render(Textarea{.name = field.name,
                               .label = field.label,
                               .hint = field.hint,
                               .error = field.error,
                               .value = field.value,
                               .rows = field.rows});
    } else {
        out << render(CharacterCount{.name = field.name,
                                     .label = field.label,
                                     .hint = field.hint,
                                     .error = field.error,
                                     .value = field.value,
                                     .max_length = field.max_length,
                                     .threshold_percent = 75,
                                     .rows = field.rows});
    }
    out << render(Button{.text = "Preview",
                         .name = "preview",
                         .value = field.name,
                         .classes = "govuk-button--secondary",
                         .attributes = {{.name = "data-cairn-preview", .value = field.name},
                                        {.name = "data-cairn-preview-at", .value = field.preview_action}}})
        << "<div class=\"cairn-preview\" role=\"status\"";
    out.attribute("id", field.name + "-preview") << ">" << field.preview << "</div>";
    return out;
}

std::string parse_text(std::string_view typed, const TextRules& rules, FieldErrors& errors) {
    std::string text;
    for (const char c : core::trimmed(typed))
        if (c != '\r') text += c;
    if (text.empty() && rules.required) errors.add(rules.field, "Enter " + rules.what);
    if (rules.max_length != 0 && characters(text) > rules.max_length)
        errors.add(rules.field,
                   capitalised(rules.what) + " must be " + std::to_string(rules.max_length) + " characters or fewer");
    return text;
}

std::optional<long long> parse_whole_number(std::string_view typed, const NumberRules& rules, FieldErrors& errors) {
    std::string digits;
    for (const char c : core::trimmed(typed))
        if (c != ',' && c != ' ') digits += c;
    if (digits.empty()) {
        if (rules.required) errors.add(rules.field, "Enter " + rules.what);
        return {};
    }
    const auto value = whole_number<long long>(digits);
    const auto name = capitalised(rules.what);
    if (!value) {
        errors.add(rules.field, name + " must be a whole number, like 15");
    } else if (*value < rules.smallest) {
        errors.add(rules.field, name + " must be " + std::to_string(rules.smallest) + " or more");
    } else if (*value > rules.largest) {
        errors.add(rules.field, name + " must be " + std::to_string(rules.largest) + " or fewer");
    } else {
        return value;
    }
    return {};
}

std::optional<std::string> parse_choice(std::string_view typed, const ChoiceRules& rules, FieldErrors& errors) {
    const auto found = std::find(rules.choices.begin(), rules.choices.end(), typed);
    if (found != rules.choices.end()) return *found;
    // A choice that is not in the list was not made with our page: to the person it is the same as none.
    if (rules.required || !typed.empty()) errors.add(rules.field, "Select " + rules.what);
    return {};
}

}  // namespace ui
