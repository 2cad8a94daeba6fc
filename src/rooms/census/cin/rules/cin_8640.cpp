#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { code_if_given(found, block.episodes.reason); }

}  // namespace

extern constinit const Rule cin_8640{.card = {.code = "8640",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A reason for closure is a known code (RC1 to RC9).",
                                              .message = "The reason for closure is no known code",
                                              .remedy = "Enter RC1 to RC9.",
                                              .source = {.instrument = guide, .provision = "rule 8640"},
                                              .module = "CINdetails",
                                              .fields = {Column::closure_reason}},
                                     .check = check};

}  // namespace census::cin
