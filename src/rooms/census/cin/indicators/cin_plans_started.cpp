#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Protection plans that started in the year, by first category of abuse. Plans, not children: a child may start two.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& plans = block.plans;
    for (Row row = 0; row < plans.count; ++row) {
        if (!block.period.holds(plans.start[row])) continue;
        Event event = event_of(block, people, plans.parent[row], plans.start[row]);
        event.category = plans.first_category[row];
        tally.add(event);
        tally.add_part(known(plans.first_category[row]) ? plans.first_category[row] - 1U : unknown_code);
    }
}

}  // namespace

extern constinit const Indicator cin_plans_started{
    .card = {.id = "plans_started",
             .name = "Child protection plans started",
             .definition = "Protection plans that started in the year, by first category of abuse. Plans, not "
                           "children: a child may start two.",
             .numerator = "plans started in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "ChildProtectionPlans.CPPstartDate, InitialCategoryOfAbuse",
             .stage = 400,
             .parts = codes_of::abuse},
    .count = count};

}  // namespace census::cin
