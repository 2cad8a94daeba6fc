#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { in_period(found, block.plans.end, block.period); }

}  // namespace

extern constinit const Rule cin_8930{
    .card = {.code = "8930",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A protection plan's end date lies in the period.",
             .message = "The protection plan ended outside the year of the return",
             .remedy = "Correct the end date, or leave out a plan that ended before the year.",
             .source = {.instrument = guide, .provision = "rule 8930"},
             .module = "ChildProtectionPlans",
             .fields = {Column::plan_end}},
    .check = check};

}  // namespace census::cin
