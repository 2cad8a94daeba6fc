#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { not_after_childs(found, block.cin_plans.end, block.children.death); }

}  // namespace

extern constinit const Rule cin_4009q{.card = {.code = "4009Q",
                                               .severity = Severity::query,
                                               .years = {.first = 2023},
                                               .statement = "No CIN plan ends after the child's death.",
                                               .message = "A CIN plan ends after the child's death",
                                               .remedy = "Correct the date of death or the end of the plan.",
                                               .source = {.instrument = guide, .provision = "rule 4009Q"},
                                               .module = "ChildIdentifiers",
                                               .fields = {Column::death, Column::cin_plan_end}},
                                      .check = check};

}  // namespace census::cin
