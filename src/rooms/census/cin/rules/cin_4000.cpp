#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    std::vector<Place> places;
    for (Row episode = 0; episode < episodes.count; ++episode) {
        if (!yes(episodes.nfa[episode])) continue;
        const Span rows = rows_below(block.cin_plans, episodes, episode);
        if (rows.empty()) continue;
        places.assign({{id(Column::nfa), episode}});
        for (Row row = rows.begin; row < rows.end; ++row) places.push_back({id(Column::cin_plan), row});
        found.add(episodes.child_of(episode), places);
    }
}

}  // namespace

extern constinit const Rule cin_4000{
    .card = {.code = "4000",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "An episode that is a referral with no further action has no plan dates.",
             .message = "The referral led to no further action, yet the episode has a CIN plan",
             .remedy = "Correct the flag or remove the plan.",
             .source = {.instrument = guide, .provision = "rule 4000"},
             .module = "CINplanDates",
             .fields = {Column::nfa, Column::cin_plan}},
    .check = check};

}  // namespace census::cin
