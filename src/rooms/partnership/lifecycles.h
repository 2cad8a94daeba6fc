#pragma once
#include "core/date.h"
#include "platform/registers/lifecycle.h"

/// The states of this room's records, and who may take them from one to the next.
namespace partnership {

/// Proposed, live, dormant, closed. "Close needs successor or reason; only DSPs (Chair) may."
extern const registers::Lifecycle life_of_bodies;
/// Draft, with the safeguarding partners, published, under review, superseded.
extern const registers::Lifecycle life_of_papers;

/// What is worked out for who looks at a body, an appointment, a paper (Entity::worked_out).
using Worked = std::vector<std::string>;
using Records = std::vector<const registers::Record*>;
Worked members_today(db::ReadTx& tx, const Records& records, core::Date today);
Worked chairs_today(db::ReadTx& tx, const Records& records, core::Date today);
/// "past", "current" or "future" by its days; empty: neither day is told.
Worked standing_today(db::ReadTx& tx, const Records& records, core::Date today);
/// "yes" when the day of the next review is past and the paper is in force.
Worked review_overdue(db::ReadTx& tx, const Records& records, core::Date today);

}  // namespace partnership
