#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    const auto fails = [&](Row row) { return given(episodes.closure[row]) && !given(episodes.reason[row]); };
    flag(found, episodes, fails, episodes.closure, episodes.reason);
}

}  // namespace

extern constinit const Rule cin_8805{.card = {.code = "8805",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A closure date has a reason.",
                                              .message = "The episode is closed without a reason",
                                              .remedy = "Enter the reason for closure.",
                                              .source = {.instrument = guide, .provision = "rule 8805"},
                                              .module = "CINdetails",
                                              .fields = {Column::closure, Column::closure_reason}},
                                     .check = check};

}  // namespace census::cin
