#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Episodes that closed in the year, by reason. Referrals without further action are not among them.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& episodes = block.episodes;
    for (Row row = 0; row < episodes.count; ++row) {
        const Day closure = episodes.closure[row];
        if (!block.period.holds(closure) || yes(episodes.nfa[row])) continue;
        tally.add(event_of(block, people, row, closure));
        tally.add_part(known(episodes.reason[row]) ? episodes.reason[row] - 1U : unknown_code);
    }
}

}  // namespace

extern constinit const Indicator cin_closures{
    .card = {.id = "closures",
             .name = "Episodes closed",
             .definition =
                 "Episodes that closed in the year, by reason. Referrals without further action are not among them.",
             .numerator = "episodes closed in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "CINdetails.CINclosureDate, ReasonForClosure, ReferralNFA",
             .stage = 520,
             .parts = codes_of::closure_reason},
    .count = count};

}  // namespace census::cin
