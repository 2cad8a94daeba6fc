#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

// Of the assessments completed in the year that have factors, those with each factor. An assessment counts under every
// factor it has, so the parts do not add up.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const auto& assessments = block.assessments;
    for (Row row = 0; row < assessments.count; ++row) {
        const Day end = assessments.end[row];
        if (!block.period.holds(end)) continue;
        const Span rows = rows_below(block.factors, assessments, row);
        bool any = false;
        for (Row factor = rows.begin; factor < rows.end; ++factor) {
            const Code code = block.factors.code[factor];
            bool repeats = !known(code);
            for (Row other = rows.begin; other < factor; ++other)
                repeats = repeats || block.factors.code[other] == code;
            if (repeats) continue;
            any = true;
            tally.add_part(code - 1U);
        }
        tally.add(event_of(block, people, assessments.parent[row], end, any));
    }
}

}  // namespace

extern constinit const Indicator cin_assessment_factors{
    .card = {.id = "assessment_factors",
             .name = "Factors found at the end of assessment",
             .definition = "Of the assessments completed in the year that have factors, those with each factor. An "
                           "assessment counts under every factor it has, so the parts do not add up.",
             .numerator = "assessments with at least one factor",
             .denominator = "assessments completed in the year",
             .clock = "",
             .source_fields = "Assessments.AssessmentAuthorisationDate, AssessmentFactors",
             .stage = 220,
             .unit = Unit::percent,
             .parts = codes_of::factor},
    .count = count};

}  // namespace census::cin
