#pragma once
#include <string>
#include <vector>

#include "platform/claims/claims.h"
#include "rooms/yearly_report/making/kept.h"
#include "rooms/yearly_report/store_workflow.h"

namespace yearly_report {

/// What the claim checker finds in prose as it reads: against itself and the figures that it may tell, and numbers in
/// words. Those that somebody explained bear their explanation.
std::vector<claims::Finding> findings_in(db::ReadTx& tx, const Work& work, const std::string& told,
                                         const std::vector<figures::Figure>& known);

struct SectionFinding {
    std::string slug, title;  ///< of the section
    claims::Finding finding;
};
/// What nobody has explained in the whole report: as it is drafted, or, once frozen, as it was frozen. It keeps the
/// report from being published. Sections are read one after another, so that one may speak against another.
std::vector<SectionFinding> open_findings(db::ReadTx& tx, const Work& work);

}  // namespace yearly_report
