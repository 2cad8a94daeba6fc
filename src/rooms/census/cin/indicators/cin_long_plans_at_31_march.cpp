#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the plans open on the reference date, those that have lasted two years or more.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const Day at = block.period.last;
    if (!given(at)) return;
    const auto& plans = block.plans;
    for (Row row = 0; row < plans.count; ++row) {
        if (!is_on_plan(plans, row, at)) continue;
        Event event = event_of(block, people, plans.parent[row], at, plans.start[row] <= months_after(at, -24));
        event.category = plans.latest_category[row];
        tally.add(event);
    }
}

}  // namespace

extern constinit const Indicator cin_long_plans_at_31_march{
    .card = {.id = "long_plans_at_31_march",
             .name = "Protection plans of two years or more at 31 March",
             .definition = "Of the plans open on the reference date, those that have lasted two years or more.",
             .numerator = "open plans that started at least two years before",
             .denominator = "plans open at the reference date",
             .clock = "24 calendar months",
             .source_fields = "ChildProtectionPlans.CPPstartDate, CPPendDate",
             .stage = 440,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
