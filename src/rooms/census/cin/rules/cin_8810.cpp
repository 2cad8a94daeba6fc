#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    const auto fails = [&](Row row) { return given(episodes.reason[row]) && !given(episodes.closure[row]); };
    flag(found, episodes, fails, episodes.reason, episodes.closure);
}

}  // namespace

extern constinit const Rule cin_8810{.card = {.code = "8810",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A reason for closure has a date.",
                                              .message = "A reason for closure is given without a date",
                                              .remedy = "Enter the closure date, or take the reason out.",
                                              .source = {.instrument = guide, .provision = "rule 8810"},
                                              .module = "CINdetails",
                                              .fields = {Column::closure_reason, Column::closure}},
                                     .check = check};

}  // namespace census::cin
