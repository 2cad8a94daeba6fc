#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

constexpr std::string_view bands[]{"3 months or less", "more than 3 to 6 months", "more than 6 months to under a year",
                                   "1 year to under 2", "2 years or more"};

std::size_t band_of(Day start, Day end) {
    if (end < start) return std::size(bands);
    if (end <= months_after(start, 3)) return 0;
    if (end <= months_after(start, 6)) return 1;
    if (end < months_after(start, 12)) return 2;
    return end < months_after(start, 24) ? 3 : 4;
}

// Protection plans that ended in the year, by how long they lasted.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& plans = block.plans;
    for (Row row = 0; row < plans.count; ++row) {
        const Day start = plans.start[row], end = plans.end[row];
        if (!block.period.holds(end) || !given(start)) continue;
        Event event = event_of(block, people, plans.parent[row], end);
        event.category = plans.latest_category[row];
        tally.add(event);
        tally.add_part(band_of(start, end));
    }
}

}  // namespace

extern constinit const Indicator cin_plan_durations{
    .card = {.id = "plan_durations",
             .name = "How long protection plans lasted that ended",
             .definition =
                 "Protection plans that ended in the year, by how long they had lasted. Plans without a start "
                 "date are left out; those that end before they start are under \"not known\".",
             .numerator = "plans ended in the year",
             .denominator = "",
             .clock = "calendar months from the start to the end; a month that is too short ends on its last day",
             .source_fields = "ChildProtectionPlans.CPPstartDate, CPPendDate",
             .stage = 470,
             .parts = bands},
    .count = count};

}  // namespace census::cin
