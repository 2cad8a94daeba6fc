#pragma once
#include <string_view>

#include "core/calendar.h"

/// Reference data that travels inside the program: files of data/reference/, each with its source and date.
namespace reference {

/// The working-day calendar of England, 2012 to 2028. Source: data/reference/bank_holidays.csv.
const core::Calendar& england();

/// The text of one reference file, by its name ("bank_holidays.csv"). Throws `Bug` when there is none.
std::string_view file(std::string_view name);

}  // namespace reference
