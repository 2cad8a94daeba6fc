#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { in_period(found, block.children.death, block.period); }

}  // namespace

extern constinit const Rule cin_8545q{.card = {.code = "8545Q",
                                               .severity = Severity::query,
                                               .years = {.first = 2023},
                                               .statement = "A death date lies in the period.",
                                               .message = "The date of death is outside the year of the return",
                                               .remedy = "Correct the date of death.",
                                               .source = {.instrument = guide, .provision = "rule 8545Q"},
                                               .module = "ChildIdentifiers",
                                               .fields = {Column::death}},
                                      .check = check};

}  // namespace census::cin
