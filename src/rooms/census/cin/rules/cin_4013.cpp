#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { in_period(found, block.cin_plans.end, block.period); }

}  // namespace

extern constinit const Rule cin_4013{
    .card = {.code = "4013",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A CIN plan's end date lies in the period.",
             .message = "The CIN plan ends outside the year of the return",
             .remedy = "Correct the end date, or leave out a plan that ended before the year.",
             .source = {.instrument = guide, .provision = "rule 4013"},
             .module = "CINplanDates",
             .fields = {Column::cin_plan_end}},
    .check = check};

}  // namespace census::cin
