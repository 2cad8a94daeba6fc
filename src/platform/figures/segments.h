#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace figures {

/// The parts of a figure's id between its slashes: of "scorecard/referrals/1" three. Never empty; of "" one empty part.
std::vector<std::string> segments(std::string_view id);

}  // namespace figures
