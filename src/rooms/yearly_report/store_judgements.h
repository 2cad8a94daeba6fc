#pragma once
#include <vector>

#include "core/period.h"
#include "platform/db/db.h"
#include "rooms/yearly_report/judgements.h"

namespace yearly_report {

/// What was judged of a report on this year, by the code of the requirement.
std::vector<Judgement> judgements_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year);

}  // namespace yearly_report
