#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto has_repeat = [&](Row assessment) {
        const Span rows = rows_below(block.factors, block.assessments, assessment);
        for (Row i = rows.begin; i < rows.end; ++i)
            for (Row j = i + 1; j < rows.end; ++j)
                if (given(block.factors.code[i]) && block.factors.code[i] == block.factors.code[j]) return true;
        return false;
    };
    for (Row row = 0; row < block.assessments.count; ++row)
        if (has_repeat(row)) found.add(block.assessments.child_of(row), {{id(Column::factors), row}});
}

}  // namespace

extern constinit const Rule cin_8898{.card = {.code = "8898",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "An assessment does not have one factor twice.",
                                              .message = "One factor is given twice",
                                              .remedy = "Remove the repeat.",
                                              .source = {.instrument = guide, .provision = "rule 8898"},
                                              .module = "Assessments",
                                              .fields = {Column::factors},
                                              .standing = Standing::peer_differs,
                                              .judgement = "The validator in use today stops with an error on the list "
                                                           "of factors of a real file, so the rule never shows."},
                                     .check = check};

}  // namespace census::cin
