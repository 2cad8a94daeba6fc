#pragma once
#include <string>

#include "rooms/census/kept_results.h"

/// What the codes of the returns mean, for people.
namespace census {

/// The words for what a figure is told by: "Police (6)" of a referral's source, "White British (WBRI)"; `of` itself
/// where it is words already.
std::string label_of(const KeptFigure& figure);

/// The words for a breakdown: "Ethnic group".
std::string title_of_breakdown(std::string_view by);

}  // namespace census
