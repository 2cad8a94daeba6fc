#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    at_most_one_open(
        found, block.children, episodes, [&](Row row) { return is_open(episodes, row); }, episodes.nfa,
        episodes.closure);
}

}  // namespace

extern constinit const Rule cin_8815{
    .card = {.code = "8815",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A child has at most one open episode (no closure date, referral taken further).",
             .message = "The child has several open episodes",
             .remedy = "Close all but the latest of them, or merge them.",
             .source = {.instrument = guide, .provision = "rule 8815"},
             .module = "CINdetails",
             .fields = {Column::nfa, Column::closure},
             .standing = Standing::peer_differs,
             .judgement = "Same verdict in other places: the validator in use today also flags the child's referrals "
                          "without further action when they have no closure date."},
    .check = check};

}  // namespace census::cin
