#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the plans started in the year, those of a child whose earlier plan ended in the 24 months before. Only plans that
// are in this return are seen: a full count needs the returns of the two years before.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& plans = block.plans;
    for (Row row = 0; row < plans.count; ++row) {
        const Day start = plans.start[row];
        if (!block.period.holds(start)) continue;
        const Day since = months_after(start, -24);
        const Span own = rows_below(plans, block.children, plans.child_of(row));
        bool repeat = false;
        for (Row other = own.begin; other < own.end; ++other)
            repeat = repeat || (other != row && given(plans.end[other]) && plans.end[other] >= since &&
                                plans.end[other] <= start);
        Event event = event_of(block, people, plans.parent[row], start, repeat);
        event.category = plans.first_category[row];
        tally.add(event);
    }
}

}  // namespace

extern constinit const Indicator cin_repeat_plans_in_two_years{
    .card = {.id = "repeat_plans_in_two_years",
             .name = "Second or subsequent protection plans within two years",
             .definition =
                 "Of the plans started in the year, those of a child whose earlier plan ended in the 24 months before. "
                 "Only plans that are in this return are seen: a full count needs the returns of the two years before.",
             .numerator = "plans with an earlier plan of the child that ended at most 24 months before",
             .denominator = "plans started in the year",
             .clock = "24 calendar months from the end of the earlier plan to the start",
             .source_fields = "ChildProtectionPlans.CPPstartDate, CPPendDate",
             .stage = 420,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
