#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& plans = block.cin_plans;
    const auto last = [&](Row row) { return given(plans.end[row]) ? plans.end[row] - 1 : block.period.last; };
    none_inside(found, block.children, block.plans.start, {plans.start, plans.end}, last);
}

}  // namespace

extern constinit const Rule cin_4017{
    .card = {.code = "4017",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "The mirror of 4016: no protection plan starts from the start of a CIN plan up to (not on) "
                          "its end, or up to and on the reference date if open.",
             .message = "A protection plan starts while the child has a CIN plan",
             .remedy = "End the CIN plan on the day the protection plan starts.",
             .source = {.instrument = guide, .provision = "rule 4017"},
             .module = "CINplanDates",
             .fields = {Column::plan_start, Column::cin_plan_start, Column::cin_plan_end}},
    .check = check};

}  // namespace census::cin
