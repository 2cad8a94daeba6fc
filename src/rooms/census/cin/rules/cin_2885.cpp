#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& enquiries = block.enquiries;
    std::vector<Place> places;
    for (Row plan = 0; plan < block.plans.count; ++plan) {
        const Day start = block.plans.start[plan];
        if (!block.period.holds(start)) continue;
        const Row episode = block.plans.parent[plan];
        const Span own = rows_below(enquiries, block.episodes, episode);
        places.assign({{id(Column::plan_start), plan}});
        bool meets = false;
        for (Row row = own.begin; row < own.end; ++row) {
            if (yes(enquiries.not_required[row])) continue;
            places.push_back({id(Column::conference), row});
            meets = meets || enquiries.conference[row] == start;
        }
        if (places.size() == 1) {
            places.push_back({id(Column::episode_conference), episode});
            meets = block.episodes.conference[episode] == start;
        }
        if (!meets) found.add(block.plans.child_of(plan), places);
    }
}

}  // namespace

extern constinit const Rule cin_2885{
    .card = {.code = "2885",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A protection plan that starts in the period starts on a conference date of a section 47 of "
                          "its episode, or, when the episode has no section 47 that called for a conference, on the "
                          "episode's own conference date.",
             .message = "The protection plan does not start on the day of the initial conference",
             .remedy = "Correct the start of the plan or the date of the conference.",
             .source = {.instrument = guide, .provision = "rule 2885"},
             .module = "ChildProtectionPlans",
             .fields = {Column::plan_start, Column::conference, Column::episode_conference},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today leaves out section 47s flagged '1' (no conference needed) but "
                          "not those flagged 'true'; both spellings mean the same."},
    .check = check};

}  // namespace census::cin
