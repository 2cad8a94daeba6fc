#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { in_order(found, block.plans.start, block.plans.end); }

}  // namespace

extern constinit const Rule cin_8925{.card = {.code = "8925",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A protection plan does not end before it starts.",
                                              .message = "The protection plan ends before it starts",
                                              .remedy = "Correct one of the two dates.",
                                              .source = {.instrument = guide, .provision = "rule 8925"},
                                              .module = "ChildProtectionPlans",
                                              .fields = {Column::plan_start, Column::plan_end}},
                                     .check = check};

}  // namespace census::cin
