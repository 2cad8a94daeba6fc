#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& codes = block.disabilities.code;
    for (Row child = 0; child < block.children.count; ++child) {
        const Span rows = rows_below(block.disabilities, block.children, child);
        for (Row i = rows.begin; i < rows.end; ++i)
            for (Row j = i + 1; j < rows.end; ++j)
                if (given(codes[i]) && codes[i] == codes[j]) found.add(child, {{codes.field, i}, {codes.field, j}});
    }
}

}  // namespace

extern constinit const Rule cin_8794{.card = {.code = "8794",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "A child does not have one disability code twice.",
                                              .message = "One disability is given twice",
                                              .remedy = "Remove the repeat.",
                                              .source = {.instrument = guide, .provision = "rule 8794"},
                                              .module = "Disabilities",
                                              .fields = {Column::disability}},
                                     .check = check};

}  // namespace census::cin
