#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { not_one_day(found, block.cin_plans.start, block.cin_plans.end); }

}  // namespace

extern constinit const Rule cin_4012q{.card = {.code = "4012Q",
                                               .severity = Severity::query,
                                               .years = {.first = 2023},
                                               .statement = "A CIN plan does not start and end on one day.",
                                               .message = "The CIN plan starts and ends on one day",
                                               .remedy = "Check that this was a plan, and its dates.",
                                               .source = {.instrument = guide, .provision = "rule 4012Q"},
                                               .module = "CINplanDates",
                                               .fields = {Column::cin_plan_start, Column::cin_plan_end}},
                                      .check = check};

}  // namespace census::cin
