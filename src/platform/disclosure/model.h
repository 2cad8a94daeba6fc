#pragma once
#include <set>
#include <string>
#include <vector>

#include "platform/disclosure/figures.h"
#include "platform/disclosure/network.h"

namespace disclosure {

/// The cells that a set of figures tells, and how they add up.
struct Model {
    Network network;
    std::map<std::string, std::vector<int>> cells_of;  ///< by figure: count; or numerator and base
};

Model model_of(const Profile& profile, const std::vector<Datum>& data, const std::vector<Area>& areas,
               const std::vector<Earlier>& earlier, const Counting& counting = {});

}  // namespace disclosure
