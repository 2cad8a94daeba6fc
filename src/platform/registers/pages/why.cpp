#include "platform/registers/pages/why.h"

#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"

namespace registers {

Why read_why(const http::Fields& form) {
    static const Field field{
        .name = "reason", .label = "The reason", .type = Type::narrative, .most_characters = most_reason};
    Why why{.typed = std::string{form.get("reason")}, .reason = {}};
    auto read = read_value(field, why.typed);
    if (!read.problem.empty()) why.problems.push_back({"reason", read.problem});
    why.reason = std::move(read.value);
    return why;
}

ui::Html why_control(const WhyControl& control) {
    return ui::render(
        ui::Textarea{.name = "reason",
                     .label = {.text = control.label + (control.need == Need::optional ? " (optional)" : ""),
                               .classes = "govuk-label--s"},
                     .hint = ui::Hint{.text = control.hint},
                     .error = ui::error_for(control.errors, "reason"),
                     .value = control.typed,
                     .rows = 3});
}

ui::Html why_control_of(const Entity& entity, const std::string& typed, const ui::FieldErrors& errors) {
    WhyControl control{.typed = typed, .errors = errors};
    std::string asking;
    for (const auto& field : entity.fields)
        if (field.asks_why) asking += (asking.empty() ? "\"" : "\", \"") + field.label;
    if (!asking.empty()) control.hint += " Needed when you change " + asking + "\".";
    return why_control(control);
}

}  // namespace registers
