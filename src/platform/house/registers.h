#pragma once
#include "platform/house/card.h"
#include "platform/registers/registers.h"

namespace house {

/// What a room's registers need of the program: who asks, and the token of their forms. `services` must outlive the
/// routes made with it.
registers::Context register_context(const Services& services, std::vector<const registers::Entity*> entities);

}  // namespace house
