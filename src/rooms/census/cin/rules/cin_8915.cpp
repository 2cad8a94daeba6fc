#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { not_after_childs(found, block.plans.start, block.children.death); }

}  // namespace

extern constinit const Rule cin_8915{.card = {.code = "8915",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "No protection plan starts after the child's death.",
                                              .message = "A protection plan starts after the child's death",
                                              .remedy = "Correct the date of death or the start of the plan.",
                                              .source = {.instrument = guide, .provision = "rule 8915"},
                                              .module = "ChildProtectionPlans",
                                              .fields = {Column::plan_start, Column::death}},
                                     .check = check};

}  // namespace census::cin
