#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { not_after_childs(found, block.plans.end, block.children.death); }

}  // namespace

extern constinit const Rule cin_8920{.card = {.code = "8920",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "No protection plan ends after the child's death.",
                                              .message = "A protection plan ends after the child's death",
                                              .remedy = "Correct the date of death or the end of the plan.",
                                              .source = {.instrument = guide, .provision = "rule 8920"},
                                              .module = "ChildProtectionPlans",
                                              .fields = {Column::plan_end, Column::death}},
                                     .check = check};

}  // namespace census::cin
