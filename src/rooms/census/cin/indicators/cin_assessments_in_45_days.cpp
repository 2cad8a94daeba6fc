#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the assessments completed in the year, those that took no longer than 45 working days. Assessments that are still
// open are not in it.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& assessments = block.assessments;
    for (Row row = 0; row < assessments.count; ++row) {
        const Day end = assessments.end[row];
        if (!block.period.holds(end)) continue;
        const Day start = assessments.start[row];
        if (!given(start) || end < start) continue;
        tally.add(event_of(block, people, assessments.parent[row], end, working_days(start, end) <= 45));
    }
}

}  // namespace

extern constinit const Indicator cin_assessments_in_45_days{
    .card = {.id = "assessments_in_45_days",
             .name = "Assessments within 45 working days",
             .definition = "Of the assessments completed in the year, those that took no longer than 45 working days. "
                           "Assessments that are still open are not in it.",
             .numerator = "assessments of at most 45 working days",
             .denominator = "assessments completed in the year that have a start",
             .clock = "working days of England after the start, up to and including the end; the start is day 0",
             .source_fields = "Assessments.AssessmentActualStartDate, AssessmentAuthorisationDate",
             .stage = 210,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
