#pragma once
#include <vector>

#include "platform/house/card.h"

namespace accounts {

/// One's own appointments that end within sixty days and forms begun; for whoever looks after accounts also others'
/// appointments that end, invitations not taken up and letters that got stuck.
std::vector<house::Waiting> waiting(db::ReadTx& tx, const rights::Standing& who, core::Date today);

/// A letter that could not leave and is tried again.
struct Delayed {
    std::string key, note;
    std::int64_t attempts = 0;
};
std::vector<Delayed> delayed_letters(db::ReadTx& tx);

}  // namespace accounts
