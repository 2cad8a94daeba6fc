#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { in_order(found, block.episodes.referral, block.episodes.closure); }

}  // namespace

extern constinit const Rule cin_8630{.card = {.code = "8630",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "An episode does not close before its referral.",
                                              .message = "The episode closed before its referral",
                                              .remedy = "Correct one of the two dates.",
                                              .source = {.instrument = guide, .provision = "rule 8630"},
                                              .module = "CINdetails",
                                              .fields = {Column::referral, Column::closure}},
                                     .check = check};

}  // namespace census::cin
