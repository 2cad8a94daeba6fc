#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    for (Row episode = 0; episode < episodes.count; ++episode) {
        const Span rows = rows_below(block.assessments, episodes, episode);
        if (rows.size() != 1 || closed_after_assessment(episodes.reason[episode])) continue;
        if (has_factor(block, rows.begin, code::factor["21"]))
            found.add(episodes.child_of(episode),
                      {{id(Column::closure_reason), episode}, {id(Column::factors), rows.begin}});
    }
}

}  // namespace

extern constinit const Rule cin_8873q{
    .card = {.code = "8873Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "When an episode has one assessment and it carries factor 21, the reason for closure is RC8 "
                          "or RC9 (an open episode counts as failing).",
             .message = "The only assessment found no factors, yet the episode was not closed after it",
             .remedy = "Correct the factors or the reason for closure.",
             .source = {.instrument = guide, .provision = "rule 8873Q"},
             .module = "Assessments",
             .fields = {Column::closure_reason, Column::factors},
             .standing = Standing::ambiguous,
             .judgement =
                 "An open episode has no reason for closure and is flagged, as by the validator in use today."},
    .check = check};

}  // namespace census::cin
