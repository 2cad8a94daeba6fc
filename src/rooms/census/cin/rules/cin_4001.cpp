#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    std::vector<Place> places;
    for (Row episode = 0; episode < block.episodes.count; ++episode) {
        const Span plans = rows_below(block.plans, block.episodes, episode);
        const Span cin_plans = rows_below(block.cin_plans, block.episodes, episode);
        if (plans.empty() || cin_plans.empty()) continue;
        places.clear();
        for (Row row = plans.begin; row < plans.end; ++row)
            if (!given(block.plans.end[row])) places.push_back({id(Column::plan_end), row});
        const std::size_t open_plans = places.size();
        for (Row row = cin_plans.begin; row < cin_plans.end; ++row)
            if (given(block.cin_plans.start[row]) && !given(block.cin_plans.end[row]))
                places.push_back({id(Column::cin_plan_end), row});
        if (open_plans > 0 && places.size() > open_plans) found.add(block.episodes.child_of(episode), places);
    }
}

}  // namespace

extern constinit const Rule cin_4001{
    .card = {.code = "4001",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "An episode does not hold an open protection plan and an open CIN plan at once.",
             .message = "A protection plan and a CIN plan are open at the same time",
             .remedy = "End the CIN plan on the day the protection plan starts.",
             .source = {.instrument = guide, .provision = "rule 4001"},
             .module = "CINplanDates",
             .fields = {Column::plan_end, Column::cin_plan_end},
             .standing = Standing::ambiguous,
             .judgement = "A CIN plan without a start date does not count as open, as the validator in use today reads "
                          "it; the wording speaks only of the missing end date."},
    .check = check};

}  // namespace census::cin
