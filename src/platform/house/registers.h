#pragma once
#include "platform/house/card.h"
#include "platform/registers/registers.h"

namespace house {

/// What a room's registers need of the program: who asks, and the token of their forms. `services` must outlive the
/// routes made with it.
registers::Context register_context(const Services& services, std::vector<const registers::Entity*> entities);

/// The latest changes of these registers, and the latest readings of their sealed records, as far as the person of the
/// request may see the records. For Services::news and Services::readings.
std::vector<News> news(const Services& services, const std::vector<const registers::Entity*>& entities,
                       const http::Request& request);
std::vector<Reading> readings(const Services& services, const std::vector<const registers::Entity*>& entities,
                              const http::Request& request);
/// What access must know of the record of a register at an address; empty when there is none.
std::optional<rights::Record> record_of_register(db::ReadTx& tx, const std::vector<const registers::Entity*>& entities,
                                                 std::string_view address);

}  // namespace house
