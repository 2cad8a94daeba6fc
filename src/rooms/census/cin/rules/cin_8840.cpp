#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { not_one_day(found, block.plans.start, block.plans.end); }

}  // namespace

extern constinit const Rule cin_8840{.card = {.code = "8840",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A protection plan does not start and end on one day.",
                                              .message = "The protection plan starts and ends on one day",
                                              .remedy = "Correct one of the two dates.",
                                              .source = {.instrument = guide, .provision = "rule 8840"},
                                              .module = "ChildProtectionPlans",
                                              .fields = {Column::plan_start, Column::plan_end}},
                                     .check = check};

}  // namespace census::cin
