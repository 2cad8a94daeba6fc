#pragma once
// Every component of the GOV.UK Design System as a struct with a render().
#include "platform/ui/components/button.h"
#include "platform/ui/components/choices.h"
#include "platform/ui/components/content.h"
#include "platform/ui/components/date_input.h"
#include "platform/ui/components/error_summary.h"
#include "platform/ui/components/form_parts.h"
#include "platform/ui/components/furniture.h"
#include "platform/ui/components/inputs.h"
#include "platform/ui/components/lists.h"
#include "platform/ui/components/navigation.h"
#include "platform/ui/components/sections.h"
#include "platform/ui/components/table.h"
