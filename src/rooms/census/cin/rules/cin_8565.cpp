#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

/// Adds both cells of each row below the episode that has a date after the closure.
void late_rows(const Block& block, Row episode, const Days& a, const Days& b, Day closure, std::vector<Place>& places) {
    const Span rows = rows_below(*a.table, block.episodes, episode);
    for (Row row = rows.begin; row < rows.end; ++row) {
        if (!before(closure, a[row]) && !before(closure, b[row])) continue;
        places.push_back({a.field, row});
        if (b.field != a.field) places.push_back({b.field, row});
    }
}

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    std::vector<Place> places;
    for (Row episode = 0; episode < episodes.count; ++episode) {
        const Day closure = episodes.closure[episode];
        if (!given(closure)) continue;
        places.assign({{id(Column::closure), episode}, {id(Column::episode_conference), episode}});
        const std::size_t own = places.size();
        late_rows(block, episode, block.assessments.start, block.assessments.end, closure, places);
        late_rows(block, episode, block.enquiries.start, block.enquiries.conference, closure, places);
        late_rows(block, episode, block.plans.end, block.plans.end, closure, places);
        late_rows(block, episode, block.cin_plans.start, block.cin_plans.end, closure, places);
        if (before(closure, episodes.conference[episode]) || places.size() > own)
            found.add(episodes.child_of(episode), places);
    }
}

}  // namespace

extern constinit const Rule cin_8565{
    .card = {.code = "8565",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement =
                 "When an episode is closed nothing in it is dated after the closure: assessment start and end, "
                 "section 47 start and conference, its own conference, protection plan end, CIN plan start and end.",
             .message = "Something in the episode is dated after its closure",
             .remedy = "Correct the closure date or the later dates.",
             .source = {.instrument = guide, .provision = "rule 8565"},
             .module = "ChildProtectionPlans",
             .fields = {Column::closure, Column::episode_conference, Column::assessment_start, Column::assessment_end,
                        Column::section47_start, Column::conference, Column::plan_end, Column::cin_plan_start,
                        Column::cin_plan_end},
             .standing = Standing::peer_differs,
             .judgement =
                 "The validator in use today compares protection plans with a row of its own test instead of the file, "
                 "and gives up with an exception when late CIN plans and late section 47s differ in number."},
    .check = check};

}  // namespace census::cin
