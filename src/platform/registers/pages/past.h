#pragma once
#include <optional>
#include <string>

#include "platform/registers/pages/parts.h"

/// What was, on a day in the past: of one record, and of a register as a whole.
namespace registers {

/// Whether the address asks for a day ("on", or its three parts).
bool asks_for_past(const Call& call);
/// The day that it asks for, not after today; empty: it is no such day, and `problem` says what to do.
std::optional<core::Date> past_day(const Call& call, std::string& problem);
/// The last moment of a day in London.
core::Instant end_of(core::Date day);
/// The question for a day, with what was typed and what is wrong with it. `action`: the address that answers.
ui::Html past_question(const Call& call, const std::string& action, const char* legend, const std::string& problem);
/// The question on a list page, folded away.
ui::Html past_form(const Call& call);

http::Response show_past_list(const Call& call);

}  // namespace registers
