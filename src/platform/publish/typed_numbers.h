#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace publish {

/// The numbers that someone typed into prose, as written and in order: each should be a figure. What is no number but
/// part of a name or a date is left out: years and dates ("2023", "2024-25", "31 March", "9:30"), provisions and what
/// else is called by a number ("Section 47", "paragraph 106", "Priority 2", "Year 6"), ages as a definition ("aged 16
/// and 17"), words with a digit in them ("KS4", "COVID-19"), what stands in quotation marks, and addresses.
std::vector<std::string> typed_numbers(std::string_view text);

}  // namespace publish
