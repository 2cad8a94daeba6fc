#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { not_at_weekend(found, block.enquiries.target); }

}  // namespace

extern constinit const Rule cin_8870q{
    .card = {.code = "8870Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "The conference target date is not a Saturday or Sunday.",
             .message = "The target date of the conference is at a weekend",
             .remedy = "Correct the target date.",
             .source = {.instrument = guide, .provision = "rule 8870Q"},
             .module = "Section47",
             .fields = {Column::conference_target},
             .standing = Standing::peer_differs,
             .judgement =
                 "The validator in use today reads the target date day first, so it never fires on a real file."},
    .check = check};

}  // namespace census::cin
