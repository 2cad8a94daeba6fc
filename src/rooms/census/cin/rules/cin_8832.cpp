#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    std::vector<Place> places;
    for (Row episode = 0; episode < episodes.count; ++episode) {
        if (!yes(episodes.nfa[episode])) continue;
        const Span rows = rows_below(block.plans, episodes, episode);
        if (rows.empty()) continue;
        places.assign({{id(Column::nfa), episode}});
        for (Row row = rows.begin; row < rows.end; ++row) places.push_back({id(Column::plan), row});
        found.add(episodes.child_of(episode), places);
    }
}

}  // namespace

extern constinit const Rule cin_8832{
    .card = {.code = "8832",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A referral with no further action has no protection plan.",
             .message = "The referral led to no further action, yet the episode has a protection plan",
             .remedy = "Correct the flag or remove the plan.",
             .source = {.instrument = guide, .provision = "rule 8832"},
             .module = "ChildProtectionPlans",
             .fields = {Column::nfa, Column::plan},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today swaps the two row numbers, so it flags the plan whose row number "
                          "is the episode's, and the reverse."},
    .check = check};

}  // namespace census::cin
