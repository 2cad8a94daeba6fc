#pragma once
#include <vector>

#include "platform/house/card.h"

namespace accounts {

/// For whoever looks after accounts: appointments that end within sixty days, invitations not taken up, letters stuck.
std::vector<house::Waiting> waiting(db::ReadTx& tx, const rights::Standing& who, core::Date today);

}  // namespace accounts
