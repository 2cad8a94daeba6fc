#pragma once
#include <vector>

#include "platform/house/card.h"

namespace accounts {

/// One's own appointments that end within sixty days and forms begun; for whoever looks after accounts also others'
/// appointments that end, invitations not taken up and letters that got stuck.
std::vector<house::Waiting> waiting(db::ReadTx& tx, const rights::Standing& who, core::Date today);

}  // namespace accounts
