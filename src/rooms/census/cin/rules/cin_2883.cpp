#include <algorithm>

#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Return& data, Findings& found) {
    const auto in_period = [&](const Days& days) {
        return std::count_if(days.values.begin(), days.values.end(), [&](Day day) { return data.period.holds(day); });
    };
    std::ptrdiff_t plans = 0, conferences = 0;
    for (const auto& block : data.blocks) {
        plans += in_period(block->plans.start);
        conferences += in_period(block->episodes.conference) + in_period(block->enquiries.conference);
    }
    if (plans > conferences)
        found.add_return(std::to_string(plans) + " plans started in the period, " + std::to_string(conferences) +
                         " conferences were held");
}

}  // namespace

extern constinit const Rule cin_2883{
    .card = {.code = "2883",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "Over the whole return, protection plans that start in the period do not outnumber "
                          "conference dates in the period (those of episodes plus those of section 47s).",
             .message = "More protection plans started than initial conferences were held",
             .remedy = "Look for conferences that are missing from the return.",
             .source = {.instrument = guide, .provision = "rule 2883"},
             .module = "(return)",
             .fields = {Column::plan_start, Column::episode_conference, Column::conference}},
    .check_return = check};

}  // namespace census::cin
