#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Children with an episode open on the reference date that is not a referral without further action. Children on
// protection plans, looked after and care leavers with an episode are among them.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& episodes = block.episodes;
    for (Row child = 0; child < block.children.count; ++child) {
        const Span rows = rows_below(episodes, block.children, child);
        Row latest = no_row;
        for (Row row = rows.begin; row < rows.end; ++row) {
            const Day referral = episodes.referral[row], closure = episodes.closure[row];
            if (!given(referral) || referral > block.period.last || yes(episodes.nfa[row])) continue;
            if (given(closure) && closure <= block.period.last) continue;
            if (latest == no_row || referral > episodes.referral[latest]) latest = row;
        }
        if (latest != no_row) tally.add(event_of(block, people, latest, block.period.last));
    }
}

}  // namespace

extern constinit const Indicator cin_in_need_at_31_march{
    .card = {.id = "in_need_at_31_march",
             .name = "Children in need at 31 March",
             .definition =
                 "Children with an episode open on the reference date that is not a referral without further action. "
                 "Children on protection plans, looked after and care leavers with an episode are among them.",
             .numerator = "children in need at the reference date",
             .denominator = "",
             .clock = "",
             .source_fields = "CINdetails.CINreferralDate, CINclosureDate, ReferralNFA",
             .stage = 500},
    .count = count};

}  // namespace census::cin
