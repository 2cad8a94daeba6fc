#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    const auto fails = [&](Row row) { return no(episodes.nfa[row]) && !given(episodes.need[row]); };
    flag(found, episodes, fails, episodes.nfa, episodes.need);
}

}  // namespace

extern constinit const Rule cin_8610{.card = {.code = "8610",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A referral taken further has a primary need code.",
                                              .message = "The referral was taken further without a primary need",
                                              .remedy = "Enter the primary need; N0 where it is not stated.",
                                              .source = {.instrument = guide, .provision = "rule 8610"},
                                              .module = "CINdetails",
                                              .fields = {Column::nfa, Column::need}},
                                     .check = check};

}  // namespace census::cin
