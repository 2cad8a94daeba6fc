#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& birth = block.children.birth;
    flag(
        found, block.children,
        [&](Row row) { return before(block.period.last, birth[row]) && given(block.period.last); }, birth);
}

}  // namespace

extern constinit const Rule cin_8520{
    .card = {.code = "8520",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A birth date is not after the reference date.",
             .message = "The birth date is after the reference date",
             .remedy = "Correct the birth date; for an unborn child give the expected date instead.",
             .source = {.instrument = guide, .provision = "rule 8520"},
             .module = "ChildIdentifiers",
             .fields = {Column::birth}},
    .check = check};

}  // namespace census::cin
