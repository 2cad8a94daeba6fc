#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    for (Row child = 0; child < block.children.count; ++child) {
        const Span rows = rows_below(episodes, block.children, child);
        if (rows.size() < 2) continue;
        Row latest = rows.begin;
        for (Row row = rows.begin; row < rows.end; ++row)
            if (episodes.referral[row] > episodes.referral[latest]) latest = row;
        for (Row row = rows.begin; row < rows.end; ++row)
            if (row != latest && is_open(episodes, row) && given(episodes.referral[row]))
                found.add(child, {{id(Column::referral), row}, {id(Column::referral), latest}});
    }
}

}  // namespace

extern constinit const Rule cin_8816{
    .card = {.code = "8816",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "An open episode (as in 8815) has the child's latest referral date.",
             .message = "An episode is open although a later referral exists",
             .remedy = "Close the earlier episode or merge the two.",
             .source = {.instrument = guide, .provision = "rule 8816"},
             .module = "CINdetails",
             .fields = {Column::referral, Column::nfa},
             .standing = Standing::ambiguous,
             .judgement = "Of two referrals of one date the first row counts as the latest and the other is flagged, "
                          "as by the validator in use today."},
    .check = check};

}  // namespace census::cin
