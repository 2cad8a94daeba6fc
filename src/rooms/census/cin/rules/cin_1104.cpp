#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    not_before_parent(found, block.enquiries.conference, block.episodes.referral);
}

}  // namespace

extern constinit const Rule cin_1104{
    .card = {.code = "1104",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "The conference date of a section 47 is not before the referral date of its own episode.",
             .message = "The initial conference is dated before the referral",
             .remedy = "Correct the date of the conference or of the referral.",
             .source = {.instrument = guide, .provision = "rule 1104"},
             .module = "Section47",
             .fields = {Column::conference, Column::referral}},
    .check = check};

}  // namespace census::cin
