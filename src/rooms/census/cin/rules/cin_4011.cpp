#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { in_order(found, block.cin_plans.start, block.cin_plans.end); }

}  // namespace

extern constinit const Rule cin_4011{.card = {.code = "4011",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A CIN plan does not end before it starts.",
                                              .message = "The CIN plan ends before it starts",
                                              .remedy = "Correct one of the two dates.",
                                              .source = {.instrument = guide, .provision = "rule 4011"},
                                              .module = "CINplanDates",
                                              .fields = {Column::cin_plan_end, Column::cin_plan_start}},
                                     .check = check};

}  // namespace census::cin
