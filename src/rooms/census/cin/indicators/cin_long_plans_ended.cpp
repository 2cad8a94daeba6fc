#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the plans ended in the year, those that lasted two years or more.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& plans = block.plans;
    for (Row row = 0; row < plans.count; ++row) {
        const Day start = plans.start[row], end = plans.end[row];
        if (!block.period.holds(end) || !given(start)) continue;
        Event event = event_of(block, people, plans.parent[row], end, start <= months_after(end, -24));
        event.category = plans.latest_category[row];
        tally.add(event);
    }
}

}  // namespace

extern constinit const Indicator cin_long_plans_ended{
    .card = {.id = "long_plans_ended",
             .name = "Protection plans ended after two years or more",
             .definition = "Of the plans ended in the year, those that lasted two years or more.",
             .numerator = "ended plans that started at least two years before their end",
             .denominator = "plans ended in the year that have a start",
             .clock = "24 calendar months",
             .source_fields = "ChildProtectionPlans.CPPstartDate, CPPendDate",
             .stage = 480,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
