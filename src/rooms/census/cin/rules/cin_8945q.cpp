#include "rooms/census/cin/any_case.h"
#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

bool has_factor_in_any_case(const Block& block, Row assessment, Code factor) {
    const Span rows = rows_below(block.factors, block.assessments, assessment);
    for (Row row = rows.begin; row < rows.end; ++row)
        if (is_in_any_case(block, block.factors.code, row, factor)) return true;
    return false;
}

void check(const Block& block, Findings& found) {
    const auto& assessments = block.assessments;
    for (Row row = 0; row < assessments.count; ++row)
        if (has_factor_in_any_case(block, row, code::factor["18A"]))
            found.add(assessments.child_of(row), {{id(Column::factors), row}});
}

}  // namespace

extern constinit const Rule cin_8945q{
    .card = {.code = "8945Q",
             .severity = Severity::query,
             .years = {.first = 2025},
             .statement = "Factor 18A is no longer used (18B or 18C instead).",
             .message = "Factor 18A is no longer used",
             .remedy = "Enter 18B or 18C: abuse by a child, or by an adult.",
             .source = {.instrument = guide, .provision = "rule 8945Q"},
             .module = "Assessments",
             .fields = {Column::factors},
             .standing = Standing::peer_differs,
             .judgement =
                 "The validator in use today compares the text of the whole list, so it never fires on a real file."},
    .check = check};

}  // namespace census::cin
