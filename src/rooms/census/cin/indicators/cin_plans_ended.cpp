#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Protection plans that ended in the year, by latest category of abuse.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& plans = block.plans;
    for (Row row = 0; row < plans.count; ++row) {
        if (!block.period.holds(plans.end[row])) continue;
        Event event = event_of(block, people, plans.parent[row], plans.end[row]);
        event.category = plans.latest_category[row];
        tally.add(event);
        tally.add_part(known(plans.latest_category[row]) ? plans.latest_category[row] - 1U : unknown_code);
    }
}

}  // namespace

extern constinit const Indicator cin_plans_ended{
    .card = {.id = "plans_ended",
             .name = "Child protection plans ended",
             .definition = "Protection plans that ended in the year, by latest category of abuse.",
             .numerator = "plans ended in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "ChildProtectionPlans.CPPendDate, LatestCategoryOfAbuse",
             .stage = 460,
             .parts = codes_of::abuse},
    .count = count};

}  // namespace census::cin
