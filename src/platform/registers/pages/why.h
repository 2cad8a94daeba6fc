#pragma once
#include <string>

#include "platform/http/http.h"
#include "platform/registers/entity.h"
#include "platform/ui/field_errors.h"
#include "platform/ui/html.h"

/// "Why this change?": what whoever changes something may say, and the history tells.
namespace registers {

constexpr std::size_t most_reason = 1000;  // characters

struct Why {
    std::string typed;
    std::string reason;                  ///< empty: none was given
    std::vector<Problem> problems = {};  ///< at most one, at "reason"
};
Why read_why(const http::Fields& form);

struct WhyControl {
    std::string typed = {};
    ui::FieldErrors errors = {};
    Need need = Need::optional;
    std::string label = "Why this change?";
    std::string hint = "It stands in the history beside the change.";
};
ui::Html why_control(const WhyControl& control);
/// For a form of a whole record: says which of its fields ask why.
ui::Html why_control_of(const Entity& entity, const std::string& typed, const ui::FieldErrors& errors);

}  // namespace registers
