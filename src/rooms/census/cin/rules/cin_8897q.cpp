#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& assessments = block.assessments;
    const auto factors_stand = [&](Row assessment) {
        const Span rows = rows_below(block.factors, block.assessments, assessment);
        for (Row row = rows.begin; row < rows.end; ++row) {
            if (!known(block.factors.code[row])) return false;
        }
        return !rows.empty();
    };
    if (!given(block.period.first)) return;
    for (Row row = 0; row < assessments.count; ++row)
        if (assessments.end[row] >= block.period.first && !factors_stand(row))
            found.add(assessments.child_of(row), {{id(Column::assessment_end), row}, {id(Column::factors), row}});
}

}  // namespace

extern constinit const Rule cin_8897q{
    .card =
        {.code = "8897Q",
         .severity = Severity::query,
         .years = {.first = 2023},
         .statement =
             "An assessment that ended on or after the start of the period has at least one factor, all known codes.",
         .message = "The factors of the assessment are missing, or one is no known code",
         .remedy = "Enter the factors; 21 where none was identified.",
         .source = {.instrument = guide, .provision = "rule 8897Q"},
         .module = "Assessments",
         .fields = {Column::assessment_end, Column::factors},
         .standing = Standing::peer_differs,
         .judgement = "The validator in use today stops with an error as soon as an assessment with factors is at "
                      "fault, and joins factors by assessment number without the episode, so assessment 1 of one "
                      "episode borrows the factors of assessment 1 of another."},
    .check = check};

}  // namespace census::cin
