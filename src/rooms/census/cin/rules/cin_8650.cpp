#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { code_if_given(found, block.episodes.need); }

}  // namespace

extern constinit const Rule cin_8650{.card = {.code = "8650",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A primary need is a known code (N0 to N9).",
                                              .message = "The primary need is no known code",
                                              .remedy = "Enter N0 to N9.",
                                              .source = {.instrument = guide, .provision = "rule 8650"},
                                              .module = "CINdetails",
                                              .fields = {Column::need}},
                                     .check = check};

}  // namespace census::cin
