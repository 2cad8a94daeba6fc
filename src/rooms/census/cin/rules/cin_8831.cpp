#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

/// Adds each row below the episode that has one of the two dates.
void dated_rows(const Block& block, Row episode, const Days& a, const Days& b, std::vector<Place>& places) {
    const Span rows = rows_below(*a.table, block.episodes, episode);
    for (Row row = rows.begin; row < rows.end; ++row)
        if (given(a[row]) || given(b[row])) places.push_back({a.table->row_field, row});
}

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    std::vector<Place> places;
    for (Row episode = 0; episode < episodes.count; ++episode) {
        if (!yes(episodes.nfa[episode])) continue;
        places.assign({{id(Column::episode_conference), episode}});
        dated_rows(block, episode, block.assessments.start, block.assessments.end, places);
        dated_rows(block, episode, block.enquiries.start, block.enquiries.conference, places);
        if (given(episodes.conference[episode]) || places.size() > 1) found.add(episodes.child_of(episode), places);
    }
}

}  // namespace

extern constinit const Rule cin_8831{
    .card = {.code = "8831",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement =
                 "A referral with no further action has no assessment dates, no section 47 dates and no conference "
                 "date.",
             .message =
                 "The referral led to no further action, yet the episode has an assessment, an enquiry or a conference",
             .remedy = "Correct the flag, or remove what belongs to another episode.",
             .source = {.instrument = guide, .provision = "rule 8831"},
             .module = "CINdetails",
             .fields = {Column::assessment, Column::section47, Column::episode_conference},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today misses a section 47 that has a conference date but no start, and "
                          "where the episode has its own conference date it flags section 47s that carry no date."},
    .check = check};

}  // namespace census::cin
