#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { required_by(found, block.plans.start, block.period.last); }

}  // namespace

extern constinit const Rule cin_8720{
    .card = {.code = "8720",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A protection plan has a start date, on or before the reference date.",
             .message = "The start of the protection plan is missing or after the reference date",
             .remedy = "Enter the day the plan started.",
             .source = {.instrument = guide, .provision = "rule 8720"},
             .module = "ChildProtectionPlans",
             .fields = {Column::plan_start}},
    .check = check};

}  // namespace census::cin
