#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    const auto fails = [&](Row row) { return given(children.birth[row]) == given(children.expected_birth[row]); };
    flag(found, children, fails, children.birth, children.expected_birth);
}

}  // namespace

extern constinit const Rule cin_8525q{
    .card = {.code = "8525Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "Exactly one of birth date and expected birth date is there.",
             .message = "The child has neither a birth date nor an expected one, or both",
             .remedy = "Give the birth date of a born child, the expected date of an unborn one.",
             .source = {.instrument = guide, .provision = "rule 8525Q"},
             .module = "ChildIdentifiers",
             .fields = {Column::birth, Column::expected_birth}},
    .check = check};

}  // namespace census::cin
