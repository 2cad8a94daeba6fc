#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { in_period(found, block.enquiries.conference, block.period); }

}  // namespace

extern constinit const Rule cin_8715{.card = {.code = "8715",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A section 47's conference date lies in the period.",
                                              .message = "The conference was held outside the year of the return",
                                              .remedy = "Correct the date of the conference.",
                                              .source = {.instrument = guide, .provision = "rule 8715"},
                                              .module = "Section47",
                                              .fields = {Column::conference}},
                                     .check = check};

}  // namespace census::cin
