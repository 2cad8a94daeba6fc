#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

constexpr std::string_view agencies[]{"Police",          "Health",    "Schools",         "Education services",
                                      "Local authority", "Housing",   "Legal agencies",  "Individuals",
                                      "Other",           "Anonymous", "Source not known"};

/// The agency of a source of referrals, by its code's first character: 3A to 3F are all health.
std::size_t agency_of(Code source) {
    if (!known(source)) return std::size(agencies);
    if (source == code::referral_source["10"]) return 10;
    if (source == code::referral_source["2B"]) return 3;
    switch (code::referral_source.text(source).front()) {
        case '1':
            return 7;
        case '2':
            return 2;
        case '3':
            return 1;
        case '4':
            return 5;
        case '5':
            return 4;
        case '6':
            return 0;
        case '7':
            return 6;
        case '8':
            return 8;
        default:
            return 9;
    }
}

// Referrals dated in the year, each counted once, by the agency that its source belongs to.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& episodes = block.episodes;
    for (Row row = 0; row < episodes.count; ++row) {
        const Day referral = episodes.referral[row];
        if (!block.period.holds(referral)) continue;
        tally.add(event_of(block, people, row, referral));
        tally.add_part(agency_of(episodes.source[row]));
    }
}

}  // namespace

extern constinit const Indicator cin_referrals_by_agency{
    .card = {.id = "referrals_by_agency",
             .name = "Referrals by agency",
             .definition = "Referrals dated in the year, each counted once, by the agency that made them: the sources "
                           "of the guide put together, such as all health services.",
             .numerator = "referrals in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "CINdetails.CINreferralDate, ReferralSource",
             .stage = 101,
             .parts = agencies},
    .count = count};

}  // namespace census::cin
