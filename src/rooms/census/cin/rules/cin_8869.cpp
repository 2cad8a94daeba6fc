#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    constexpr Code none = code::factor["21"];
    const auto has_other = [&](Row assessment) {
        const Span rows = rows_below(block.factors, block.assessments, assessment);
        for (Row row = rows.begin; row < rows.end; ++row)
            if (given(block.factors.code[row]) && block.factors.code[row] != none) return true;
        return false;
    };
    const auto& assessments = block.assessments;
    for (Row row = 0; row < assessments.count; ++row)
        if (has_factor(block, row, none) && has_other(row))
            found.add(assessments.child_of(row), {{id(Column::factors), row}});
}

}  // namespace

extern constinit const Rule cin_8869{.card = {.code = "8869",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "Factor 21 (none identified) stands alone in an assessment.",
                                              .message = "Factor 21, none identified, stands beside other factors",
                                              .remedy = "Remove 21 or the other factors.",
                                              .source = {.instrument = guide, .provision = "rule 8869"},
                                              .module = "Assessments",
                                              .fields = {Column::factors},
                                              .standing = Standing::peer_differs,
                                              .judgement = "The validator in use today compares the text of the whole "
                                                           "list with 21, so it never fires on a real file."},
                                     .check = check};

}  // namespace census::cin
