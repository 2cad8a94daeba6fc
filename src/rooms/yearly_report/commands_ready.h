#pragma once
#include <string>
#include <vector>

#include "rooms/yearly_report/store_route.h"

namespace yearly_report {

/// Everything that keeps the report from being published, each in a sentence that says what to do; empty: nothing.
/// `missing_on_route`, and what the claim checker finds that nobody explained.
std::vector<std::string> missing_for_publication(db::ReadTx& tx, const Work& work, core::Date on);

}  // namespace yearly_report
