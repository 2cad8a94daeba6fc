#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    not_after_childs(found, block.episodes.referral, block.children.death);
}

}  // namespace

extern constinit const Rule cin_8555q{.card = {.code = "8555Q",
                                               .severity = Severity::query,
                                               .years = {.first = 2023},
                                               .statement = "No referral is dated after the child's death.",
                                               .message = "The referral is dated after the child's death",
                                               .remedy = "Correct the date of death or of the referral.",
                                               .source = {.instrument = guide, .provision = "rule 8555Q"},
                                               .module = "CINdetails",
                                               .fields = {Column::death, Column::referral}},
                                      .check = check};

}  // namespace census::cin
