#pragma once
#include <string>
#include <vector>

#include "core/period.h"
#include "platform/claims/record.h"
#include "platform/db/db.h"
#include "platform/figures/figures.h"
#include "rooms/partnership/partnership.h"

namespace checker {

/// The record as the checks read it: every value, whichever year it is of, for changes and repeats need its neighbours;
/// the rota of chairs.
claims::Record gathered(db::ReadTx& tx);

/// What the record tells of printed words: the passages of values and of the year's money, each checked as text.
std::vector<claims::Finding> check_passages(db::ReadTx& tx, const claims::Record& record,
                                            const std::string& partnership, core::ReportingYear year);

}  // namespace checker
