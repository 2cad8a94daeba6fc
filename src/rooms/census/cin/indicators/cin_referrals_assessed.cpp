#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the referrals in the year, those that were taken further and have an assessment.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& episodes = block.episodes;
    for (Row row = 0; row < episodes.count; ++row) {
        const Day referral = episodes.referral[row];
        if (!block.period.holds(referral)) continue;
        const bool assessed = no(episodes.nfa[row]) && !rows_below(block.assessments, episodes, row).empty();
        tally.add(event_of(block, people, row, referral, assessed));
    }
}

}  // namespace

extern constinit const Indicator cin_referrals_assessed{
    .card = {.id = "referrals_assessed",
             .name = "Referrals that led to an assessment",
             .definition = "Of the referrals in the year, those that were taken further and have an assessment.",
             .numerator = "referrals taken further with at least one assessment",
             .denominator = "referrals in the year",
             .clock = "",
             .source_fields = "CINdetails.CINreferralDate, ReferralNFA; Assessments",
             .stage = 130,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
