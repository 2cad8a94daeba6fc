#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    not_before_parent(found, block.plans.start, block.episodes.referral);
}

}  // namespace

extern constinit const Rule cin_1105{
    .card = {.code = "1105",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A protection plan does not start before the referral date of its own episode.",
             .message = "The protection plan starts before the referral",
             .remedy = "Correct the start of the plan or the date of the referral.",
             .source = {.instrument = guide, .provision = "rule 1105"},
             .module = "ChildProtectionPlans",
             .fields = {Column::plan_start, Column::referral}},
    .check = check};

}  // namespace census::cin
