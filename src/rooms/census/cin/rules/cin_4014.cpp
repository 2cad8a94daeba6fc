#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& plans = block.cin_plans;
    const auto last = [&](Row row) { return given(plans.end[row]) ? plans.end[row] : block.period.last; };
    none_inside(found, block.children, plans.start, {plans.start, plans.end}, last);
}

}  // namespace

extern constinit const Rule cin_4014{.card = {.code = "4014",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "No CIN plan of a child starts on or between the start and "
                                                           "the end (the reference date if open) of another.",
                                              .message = "Two CIN plans of the child overlap",
                                              .remedy = "Correct the dates, or merge the plans.",
                                              .source = {.instrument = guide, .provision = "rule 4014"},
                                              .module = "CINplanDates",
                                              .fields = {Column::cin_plan_start, Column::cin_plan_end}},
                                     .check = check};

}  // namespace census::cin
