#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& plans = block.plans;
    const auto last = [&](Row row) { return given(plans.end[row]) ? plans.end[row] - 1 : block.period.last; };
    none_inside(found, block.children, block.cin_plans.start, {plans.start, plans.end}, last);
}

}  // namespace

extern constinit const Rule cin_4016{
    .card = {.code = "4016",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "No CIN plan of a child starts from the start of a protection plan up to (not on) its end, "
                          "or up to and on the reference date if the plan is open.",
             .message = "A CIN plan starts while the child has a protection plan",
             .remedy = "Start the CIN plan on the day the protection plan ends.",
             .source = {.instrument = guide, .provision = "rule 4016"},
             .module = "CINplanDates",
             .fields = {Column::cin_plan_start, Column::plan_start, Column::plan_end}},
    .check = check};

}  // namespace census::cin
