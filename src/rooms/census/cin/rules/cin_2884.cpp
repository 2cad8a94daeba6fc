#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& enquiries = block.enquiries;
    const auto& episodes = block.episodes;
    for (Row row = 0; row < enquiries.count; ++row) {
        if (!given(enquiries.conference[row])) continue;
        const Row child = enquiries.child_of(row);
        const Span own = rows_below(episodes, block.children, child);
        for (Row episode = own.begin; episode < own.end; ++episode)
            if (episodes.conference[episode] == enquiries.conference[row])
                found.add(child, {{id(Column::conference), row}, {id(Column::episode_conference), episode}});
    }
}

}  // namespace

extern constinit const Rule cin_2884{
    .card = {.code = "2884",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "One conference is not recorded twice: no section 47 of the child carries the same "
                          "conference date as one of the child's episodes.",
             .message = "One initial conference is recorded twice: in a section 47 and in an episode",
             .remedy = "Keep the date in the section 47 only; the episode has one for children who moved in.",
             .source = {.instrument = guide, .provision = "rule 2884"},
             .module = "Section47",
             .fields = {Column::conference, Column::episode_conference},
             .standing = Standing::ambiguous,
             .judgement = "Only the message of this rule is quoted anywhere at hand. Read: the same date in an episode "
                          "and in any section 47 of the child, as the validator in use today reads it."},
    .check = check};

}  // namespace census::cin
