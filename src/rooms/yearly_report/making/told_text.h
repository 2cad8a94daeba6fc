#pragma once
#include <string>

#include "rooms/yearly_report/making/tokens.h"

namespace yearly_report {

/// The Markdown of a narrative with what its tokens tell in their place, line for line: what the claim checker reads,
/// so that its findings bear the lines of what was typed. A token that stands for tables or charts, or for nothing, is
/// left out.
std::string told_text(const std::string& markdown, Tokens& tokens);

}  // namespace yearly_report
