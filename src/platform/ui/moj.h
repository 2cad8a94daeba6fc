#pragma once
// The components of the Ministry of Justice that Cairn uses.
#include "platform/ui/moj/filter.h"
#include "platform/ui/moj/forms.h"
#include "platform/ui/moj/navigation.h"
#include "platform/ui/moj/record.h"
