#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& assessments = block.assessments;
    const auto fails = [&](Row row) {
        return !given(assessments.end[row]) && block.period.leaves_out(assessments.start[row]);
    };
    flag(found, assessments, fails, assessments.end, assessments.start);
}

}  // namespace

extern constinit const Rule cin_8736{
    .card = {.code = "8736",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "An assessment without an end date started in the period.",
             .message = "An unfinished assessment started outside the year of the return",
             .remedy = "Enter the end of the assessment or correct its start.",
             .source = {.instrument = guide, .provision = "rule 8736"},
             .module = "Assessments",
             .fields = {Column::assessment_end, Column::assessment_start}},
    .check = check};

}  // namespace census::cin
