#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the referrals in the year, those that led to no further action.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& episodes = block.episodes;
    for (Row row = 0; row < episodes.count; ++row) {
        const Day referral = episodes.referral[row];
        if (!block.period.holds(referral)) continue;
        tally.add(event_of(block, people, row, referral, yes(episodes.nfa[row])));
    }
}

}  // namespace

extern constinit const Indicator cin_referrals_no_further_action{
    .card = {.id = "referrals_no_further_action",
             .name = "Referrals with no further action",
             .definition = "Of the referrals in the year, those that led to no further action.",
             .numerator = "referrals flagged as no further action",
             .denominator = "referrals in the year",
             .clock = "",
             .source_fields = "CINdetails.CINreferralDate, ReferralNFA",
             .stage = 110,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
