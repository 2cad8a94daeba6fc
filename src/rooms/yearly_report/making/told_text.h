#pragma once
#include <string>

#include "platform/publish/narrative.h"

namespace yearly_report {

/// The Markdown of a narrative with what its tokens tell in their place, line for line: what the claim checker reads,
/// so that its findings bear the lines of what was typed. A token that stands for tables or charts, or for nothing, is
/// left out.
std::string told_text(const std::string& markdown, const publish::Resolve& resolve);

}  // namespace yearly_report
