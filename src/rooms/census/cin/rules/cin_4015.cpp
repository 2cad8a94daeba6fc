#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    not_before_parent(found, block.cin_plans.start, block.episodes.referral);
}

}  // namespace

extern constinit const Rule cin_4015{
    .card = {.code = "4015",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A CIN plan does not start before the referral date of its own episode.",
             .message = "The CIN plan starts before the referral",
             .remedy = "Correct the start of the plan or the date of the referral.",
             .source = {.instrument = guide, .provision = "rule 4015"},
             .module = "CINplanDates",
             .fields = {Column::cin_plan_start, Column::referral}},
    .check = check};

}  // namespace census::cin
