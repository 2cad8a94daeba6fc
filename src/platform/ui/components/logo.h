#pragma once
#include "platform/ui/out.h"

namespace ui {

enum class Logotype { with_name, crown_only };

/// The crown of GOV.UK, alone or with the name. Licensed to GOV.UK domains: it is here for the two components that the
/// official fixtures prove, and no page of Cairn uses them.
void write_logo(Out& out, Logotype logotype, Literal classes);

}  // namespace ui
