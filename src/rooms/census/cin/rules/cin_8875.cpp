#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { not_at_weekend(found, block.enquiries.conference); }

}  // namespace

extern constinit const Rule cin_8875{.card = {.code = "8875",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "The conference date is not a Saturday or Sunday.",
                                              .message = "The initial conference is dated at a weekend",
                                              .remedy = "Correct the date of the conference.",
                                              .source = {.instrument = guide, .provision = "rule 8875"},
                                              .module = "Section47",
                                              .fields = {Column::conference}},
                                     .check = check};

}  // namespace census::cin
