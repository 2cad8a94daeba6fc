#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { required_code(found, block.plans.latest_category); }

}  // namespace

extern constinit const Rule cin_8910{.card = {.code = "8910",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "The latest category of abuse is there and a known code.",
                                              .message = "The latest category of abuse is missing or no known code",
                                              .remedy = "Enter NEG, PHY, SAB, EMO or MUL.",
                                              .source = {.instrument = guide, .provision = "rule 8910"},
                                              .module = "ChildProtectionPlans",
                                              .fields = {Column::latest_category}},
                                     .check = check};

}  // namespace census::cin
