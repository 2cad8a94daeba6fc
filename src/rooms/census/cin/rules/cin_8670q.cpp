#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& assessments = block.assessments;
    const Day earliest = working_days_before(block.period.last, 45);
    const auto fails = [&](Row row) {
        return !given(assessments.end[row]) && before(assessments.start[row], earliest);
    };
    flag(found, assessments, fails, assessments.end, assessments.start);
}

}  // namespace

extern constinit const Rule cin_8670q{
    .card = {.code = "8670Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement =
                 "An assessment without an end date did not start more than 45 working days before the reference date.",
             .message = "The assessment has been open for more than 45 working days",
             .remedy = "Enter the end of the assessment, or confirm that it is late.",
             .source = {.instrument = guide, .provision = "rule 8670Q"},
             .module = "Assessments",
             .fields = {Column::assessment_end, Column::assessment_start},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today counts 44 working days."},
    .check = check};

}  // namespace census::cin
