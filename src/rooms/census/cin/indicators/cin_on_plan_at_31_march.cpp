#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Children with a protection plan open on the reference date, by latest category of abuse. A child with two open plans
// counts once, under the one that started last.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& plans = block.plans;
    const Day at = block.period.last;
    if (!given(at)) return;
    for (Row child = 0; child < block.children.count; ++child) {
        const Span rows = rows_below(block.plans, block.children, child);
        Row latest = no_row;
        for (Row row = rows.begin; row < rows.end; ++row)
            if (is_on_plan(plans, row, at) && (latest == no_row || plans.start[row] > plans.start[latest]))
                latest = row;
        if (latest == no_row) continue;
        Event event = event_of(block, people, plans.parent[latest], at);
        event.category = plans.latest_category[latest];
        tally.add(event);
        tally.add_part(known(plans.latest_category[latest]) ? plans.latest_category[latest] - 1U : unknown_code);
    }
}

}  // namespace

extern constinit const Indicator cin_on_plan_at_31_march{
    .card = {.id = "on_plan_at_31_march",
             .name = "Children on a protection plan at 31 March",
             .definition = "Children with a protection plan open on the reference date, by latest category of abuse. A "
                           "child with two open plans counts once, under the one that started last.",
             .numerator = "children on a plan at the reference date",
             .denominator = "",
             .clock = "",
             .source_fields = "ChildProtectionPlans.CPPstartDate, CPPendDate, LatestCategoryOfAbuse",
             .stage = 430,
             .parts = codes_of::abuse},
    .count = count};

}  // namespace census::cin
