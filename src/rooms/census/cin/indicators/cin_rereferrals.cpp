#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the referrals in the year, those within 12 months of an earlier referral of the same child. The return holds only
// cases that were open in its year, so the earlier referral may be missing: a full count needs last year's return as
// well.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& episodes = block.episodes;
    for (Row row = 0; row < episodes.count; ++row) {
        const Day referral = episodes.referral[row];
        if (!block.period.holds(referral)) continue;
        const Span own = rows_below(episodes, block.children, episodes.parent[row]);
        const Day since = months_after(referral, -12);
        bool again = false;
        for (Row other = own.begin; other < own.end; ++other) {
            const Day earlier = episodes.referral[other];
            // Of two referrals on one day the first in the file is the earlier.
            const bool is_before = before(earlier, referral) || (earlier == referral && other < row);
            again = again || (is_before && earlier >= since);
        }
        tally.add(event_of(block, people, row, referral, again));
    }
}

}  // namespace

extern constinit const Indicator cin_rereferrals{
    .card = {.id = "rereferrals",
             .name = "Re-referrals within 12 months",
             .definition = "Of the referrals in the year, those within 12 months of an earlier referral of the same "
                           "child. The return holds only cases that were open in its year, so the earlier referral may "
                           "be missing: a full count needs last year's return as well.",
             .numerator = "referrals with another of the child in the 12 months before",
             .denominator = "referrals in the year",
             .clock = "12 calendar months from referral to referral; two on one day are one and its repeat",
             .source_fields = "CINdetails.CINreferralDate",
             .stage = 120,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
