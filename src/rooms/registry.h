#pragma once
#include "platform/house/card.h"

namespace house {

/// Every room of the program, each after those it needs. The build writes the list from the folders.
std::vector<Room> rooms();

}  // namespace house
