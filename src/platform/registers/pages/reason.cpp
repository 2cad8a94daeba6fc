#include "platform/registers/pages/reason.h"

#include "core/decimal.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"

namespace registers {
namespace {

const Field reason_field{
    .name = "reason", .label = "Why this change", .type = Type::narrative, .most_characters = most_reason};

}  // namespace

std::string typed_reason(const Call& call) { return std::string{call.request.form.get("reason")}; }

std::string read_reason(const std::string& typed, ui::FieldErrors& errors) {
    const auto reading = read_value(reason_field, typed);
    if (!reading.problem.empty()) errors.add("reason", reading.problem);
    return reading.value;
}

ui::Html reason_control(const std::string& typed, const ui::FieldErrors& errors, const char* label) {
    const auto message = errors.message("reason");
    return ui::render(
        ui::Textarea{.name = "reason",
                     .label = {.text = label, .classes = "govuk-label--s"},
                     .hint = ui::Hint{.text = "It stands in the history beside what changed."},
                     .error = message.empty() ? ui::Part<ui::ErrorMessage>{} : ui::Part<ui::ErrorMessage>{message},
                     .value = typed,
                     .rows = 2});
}

std::int64_t seen_number(const Call& call) {
    const auto value = core::Decimal::parse(call.request.form.get("seen"));
    return value && value->is_whole() ? value->rounded(0).units() : 0;
}

}  // namespace registers
