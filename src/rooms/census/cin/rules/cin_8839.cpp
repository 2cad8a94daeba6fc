#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& enquiries = block.enquiries;
    const auto open = [&](Row row) { return !given(enquiries.conference[row]) && !yes(enquiries.not_required[row]); };
    at_most_one_open(found, block.episodes, enquiries, open, enquiries.conference);
}

}  // namespace

extern constinit const Rule cin_8839{
    .card = {.code = "8839",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement =
                 "An episode has at most one open section 47 (no conference date, and not flagged as needing none).",
             .message = "The episode has several open section 47 enquiries",
             .remedy = "Enter the conference of all but the latest, or that none was needed.",
             .source = {.instrument = guide, .provision = "rule 8839"},
             .module = "Section47",
             .fields = {Column::conference},
             .standing = Standing::peer_differs,
             .judgement = "Same verdict in other places: the validator in use today also flags a section 47 that is "
                          "marked as needing no conference."},
    .check = check};

}  // namespace census::cin
