#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

bool has_any_factor(const Block& block, Row assessment) {
    const Span rows = rows_below(block.factors, block.assessments, assessment);
    for (Row row = rows.begin; row < rows.end; ++row)
        if (given(block.factors.code[row])) return true;
    return false;
}

void check(const Block& block, Findings& found) {
    const auto& assessments = block.assessments;
    for (Row row = 0; row < assessments.count; ++row)
        if (!given(assessments.end[row]) && has_any_factor(block, row))
            found.add(assessments.child_of(row), {{id(Column::assessment_end), row}, {id(Column::factors), row}});
}

}  // namespace

extern constinit const Rule cin_8614{.card = {.code = "8614",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "An assessment without an end date has no factors.",
                                              .message = "Factors are given for an assessment that has not ended",
                                              .remedy = "Enter the end of the assessment, or take the factors out.",
                                              .source = {.instrument = guide, .provision = "rule 8614"},
                                              .module = "Assessments",
                                              .fields = {Column::assessment_end, Column::factors},
                                              .standing = Standing::peer_differs,
                                              .judgement = "The validator in use today stops with an error on the list "
                                                           "of factors of a real file, so the rule never shows."},
                                     .check = check};

}  // namespace census::cin
