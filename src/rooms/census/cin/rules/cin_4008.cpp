#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    not_after_childs(found, block.cin_plans.start, block.children.death);
}

}  // namespace

extern constinit const Rule cin_4008{.card = {.code = "4008",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "No CIN plan starts after the child's death.",
                                              .message = "A CIN plan starts after the child's death",
                                              .remedy = "Correct the date of death or the start of the plan.",
                                              .source = {.instrument = guide, .provision = "rule 4008"},
                                              .module = "ChildIdentifiers",
                                              .fields = {Column::death, Column::cin_plan_start}},
                                     .check = check};

}  // namespace census::cin
