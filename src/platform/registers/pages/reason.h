#pragma once
#include <string>

#include "platform/registers/pages/parts.h"

/// Why someone changes something: asked on every form, never demanded but for a withdrawal; kept with the change.
namespace registers {

inline constexpr std::size_t most_reason = 1000;  ///< characters

std::string typed_reason(const Call& call);
/// As it is kept; adds to `errors` when it cannot be.
std::string read_reason(const std::string& typed, ui::FieldErrors& errors);
/// The control, named "reason".
ui::Html reason_control(const std::string& typed, const ui::FieldErrors& errors,
                        const char* label = "Why this change? (optional)");
/// The version that the form carries as "seen"; 0: none.
std::int64_t seen_number(const Call& call);

}  // namespace registers
