#pragma once
#include <string>

#include "platform/jobs/jobs.h"
#include "platform/rights/grant.h"

namespace audit {
class Ledger;
class WriteTx;
}  // namespace audit

namespace yearly_report {

/// Asks for the PDF and Word files of a version that is being published, to be made once that is committed: readers
/// then never start a browser. `snapshot`: the id of what was frozen.
void ask_for_prints(audit::WriteTx& tx, const rights::Granted& by, const std::string& snapshot);

/// Makes those that this machine can make and that are not there yet, from the version's own sources. Doing it again
/// adds nothing.
void add_printing(jobs::Worker& worker, audit::Ledger& ledger, const core::Clock& clock);

}  // namespace yearly_report
