#pragma once
#include <string>
#include <vector>

#include "core/period.h"
#include "platform/db/db.h"
#include "rooms/yearly_report/judgements.h"

namespace yearly_report {

/// What was judged of a report on this year, by the code of the requirement.
std::vector<Judgement> judgements_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year);

/// A fact of the register with its place in the document that tells it.
struct PlacedFact {
    std::string id, subject, document, section;
};
/// All that a partnership's documents tell, by code.
std::vector<PlacedFact> placed_facts(db::ReadTx& tx, const std::string& partnership);

}  // namespace yearly_report
