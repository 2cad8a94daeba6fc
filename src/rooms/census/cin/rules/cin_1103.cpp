#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    not_before_parent(found, block.assessments.start, block.episodes.referral);
}

}  // namespace

extern constinit const Rule cin_1103{
    .card = {.code = "1103",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "An assessment does not start before the referral date of its own episode.",
             .message = "The assessment starts before the referral",
             .remedy = "Correct the start of the assessment or the date of the referral.",
             .source = {.instrument = guide, .provision = "rule 1103"},
             .module = "Assessments",
             .fields = {Column::assessment_start, Column::referral}},
    .check = check};

}  // namespace census::cin
