#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Return& data, Findings& found) {
    std::size_t disabled = 0;
    for (const auto& block : data.blocks) {
        for (Row child = 0; child < block->children.count; ++child) {
            const Span rows = rows_below(block->disabilities, block->children, child);
            std::size_t codes = 0;
            for (Row row = rows.begin; row < rows.end; ++row) {
                const Code code = block->disabilities.code[row];
                if (given(code) && code != code::disability["NONE"]) ++codes;
            }
            if (codes > 1) return;
            disabled += codes;
        }
    }
    if (disabled > 0) found.add_return("children with a disability, each with one code: " + std::to_string(disabled));
}

}  // namespace

extern constinit const Rule cin_2888q{
    .card = {.code = "2888Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "Of the children with a disability, at least one has more than one code. Not asked where no "
                          "child has a disability.",
             .message = "No child in the return has more than one disability",
             .remedy = "Check that every disability of a child is recorded, not only the first.",
             .source = {.instrument = guide, .provision = "rule 2888Q"},
             .module = "(return)",
             .fields = {Column::disability}},
    .check_return = check};

}  // namespace census::cin
