#pragma once
#include "platform/registers/pages/parts.h"

namespace registers {

/// What refers to this record, register by register, the first few of each by name. Empty: nothing that is for the
/// viewer.
ui::Html links_to(const Call& call, Reader& reader, const Record& record);

}  // namespace registers
