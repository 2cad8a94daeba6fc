#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { in_order(found, block.assessments.start, block.assessments.end); }

}  // namespace

extern constinit const Rule cin_8608{.card = {.code = "8608",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "An assessment does not end before it starts.",
                                              .message = "The assessment ends before it starts",
                                              .remedy = "Correct one of the two dates.",
                                              .source = {.instrument = guide, .provision = "rule 8608"},
                                              .module = "Assessments",
                                              .fields = {Column::assessment_start, Column::assessment_end}},
                                     .check = check};

}  // namespace census::cin
