#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the referrals in the year, those whose episode closed after assessment with no further action or a referral to
// early help.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& episodes = block.episodes;
    for (Row row = 0; row < episodes.count; ++row) {
        const Day referral = episodes.referral[row];
        if (!block.period.holds(referral)) continue;
        const Code reason = episodes.reason[row];
        const bool not_in_need = reason == code::closure_reason["RC8"] || reason == code::closure_reason["RC9"];
        tally.add(event_of(block, people, row, referral, not_in_need));
    }
}

}  // namespace

extern constinit const Indicator cin_closed_after_assessment{
    .card = {.id = "closed_after_assessment",
             .name = "Assessed and not in need",
             .definition = "Of the referrals in the year, those whose episode closed after assessment with no further "
                           "action or a referral to early help.",
             .numerator = "referrals whose episode closed as RC8 or RC9",
             .denominator = "referrals in the year",
             .clock = "",
             .source_fields = "CINdetails.CINreferralDate, ReasonForClosure",
             .stage = 230,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
