#pragma once
#include <string>
#include <vector>

#include "rooms/yearly_report/store_workflow.h"

namespace yearly_report {

/// A passage of what was drafted here that the claim checker finds wrong and nobody has explained.
struct Slip {
    std::string section;  ///< its title
    std::string slug, passage, stated, recomputed;
};
std::vector<Slip> slips_of(db::ReadTx& tx, const Work& work);

/// "In Area profile: "rose from 15 to 12" (...)": one sentence.
std::string sentence(const Slip& slip);

}  // namespace yearly_report
