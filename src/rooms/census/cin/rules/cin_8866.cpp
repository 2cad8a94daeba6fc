#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const Day since = day_of(core::day(2013, 4, 1));
    const auto& episodes = block.episodes;
    const auto fails = [&](Row row) { return episodes.referral[row] >= since && !known(episodes.source[row]); };
    flag(found, episodes, fails, episodes.referral, episodes.source);
}

}  // namespace

extern constinit const Rule cin_8866{.card = {.code = "8866",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A referral from 1 April 2013 on has a known source code.",
                                              .message = "The source of the referral is missing or no known code",
                                              .remedy = "Enter the source.",
                                              .source = {.instrument = guide, .provision = "rule 8866"},
                                              .module = "CINdetails",
                                              .fields = {Column::referral, Column::source}},
                                     .check = check};

}  // namespace census::cin
