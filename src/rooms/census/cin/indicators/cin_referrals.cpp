#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Referrals dated in the year, each counted once, by their source.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& episodes = block.episodes;
    for (Row row = 0; row < episodes.count; ++row) {
        const Day referral = episodes.referral[row];
        if (!block.period.holds(referral)) continue;
        tally.add(event_of(block, people, row, referral));
        tally.add_part(known(episodes.source[row]) ? episodes.source[row] - 1U : unknown_code);
    }
}

}  // namespace

extern constinit const Indicator cin_referrals{
    .card = {.id = "referrals",
             .name = "Referrals",
             .definition = "Referrals dated in the year, each counted once, by their source.",
             .numerator = "referrals in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "CINdetails.CINreferralDate, ReferralSource",
             .stage = 100,
             .parts = codes_of::referral_source},
    .count = count};

}  // namespace census::cin
