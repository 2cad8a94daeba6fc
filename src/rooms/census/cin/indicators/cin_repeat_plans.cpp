#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the plans started in the year, those of a child who had one before, however long ago.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& plans = block.plans;
    for (Row row = 0; row < plans.count; ++row) {
        if (!block.period.holds(plans.start[row])) continue;
        Event event = event_of(block, people, plans.parent[row], plans.start[row], plans.previous[row] > 0);
        event.category = plans.first_category[row];
        tally.add(event);
    }
}

}  // namespace

extern constinit const Indicator cin_repeat_plans{
    .card = {.id = "repeat_plans",
             .name = "Second or subsequent protection plans, ever",
             .definition = "Of the plans started in the year, those of a child who had one before, however long ago.",
             .numerator = "plans whose number of previous plans is above 0",
             .denominator = "plans started in the year",
             .clock = "",
             .source_fields = "ChildProtectionPlans.CPPstartDate, NumberOfPreviousCPP",
             .stage = 410,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
