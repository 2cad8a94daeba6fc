#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { required_by(found, block.cin_plans.start, block.period.last); }

}  // namespace

extern constinit const Rule cin_4010{
    .card = {.code = "4010",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A CIN plan has a start date, on or before the reference date.",
             .message = "The start of the CIN plan is missing or after the reference date",
             .remedy = "Enter the day the plan started.",
             .source = {.instrument = guide, .provision = "rule 4010"},
             .module = "CINplanDates",
             .fields = {Column::cin_plan_start}},
    .check = check};

}  // namespace census::cin
