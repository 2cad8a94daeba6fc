#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { required_code(found, block.plans.first_category); }

}  // namespace

extern constinit const Rule cin_8905{.card = {.code = "8905",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "The first category of abuse is there and a known code.",
                                              .message = "The first category of abuse is missing or no known code",
                                              .remedy = "Enter NEG, PHY, SAB, EMO or MUL.",
                                              .source = {.instrument = guide, .provision = "rule 8905"},
                                              .module = "ChildProtectionPlans",
                                              .fields = {Column::first_category}},
                                     .check = check};

}  // namespace census::cin
