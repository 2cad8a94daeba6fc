#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Children with an episode open on any day of the year that is not a referral without further action.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& episodes = block.episodes;
    for (Row child = 0; child < block.children.count; ++child) {
        const Span rows = rows_below(episodes, block.children, child);
        Row latest = no_row;
        for (Row row = rows.begin; row < rows.end; ++row) {
            const Day referral = episodes.referral[row], closure = episodes.closure[row];
            if (!given(referral) || referral > block.period.last || yes(episodes.nfa[row])) continue;
            if (given(closure) && closure < block.period.first) continue;
            if (latest == no_row || referral > episodes.referral[latest]) latest = row;
        }
        if (latest != no_row) tally.add(event_of(block, people, latest, block.period.last));
    }
}

}  // namespace

extern constinit const Indicator cin_in_need_in_year{
    .card = {.id = "in_need_in_year",
             .name = "Children in need at any time in the year",
             .definition =
                 "Children with an episode open on any day of the year that is not a referral without further action.",
             .numerator = "children in need in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "CINdetails.CINreferralDate, CINclosureDate, ReferralNFA",
             .stage = 510},
    .count = count};

}  // namespace census::cin
