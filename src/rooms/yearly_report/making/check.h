#pragma once
#include "core/fault.h"
#include "platform/packs/pack.h"

namespace yearly_report {

/// Everything in a pack's outlines and narratives that stands for nothing: sections, tokens, attributes, indicators,
/// areas, periods and versions; narratives of no section; numbers that are typed. By file and line.
void check_pack(const packs::Pack& pack, core::Faults& faults);

}  // namespace yearly_report
