#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    const auto fails = [&](Row row) {
        return given(children.death[row]) && (!given(children.birth[row]) || children.death[row] < children.birth[row]);
    };
    flag(found, children, fails, children.death, children.birth);
}

}  // namespace

extern constinit const Rule cin_8535q{
    .card = {.code = "8535Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "Death is not before birth.",
             .message = "The date of death is before the date of birth",
             .remedy = "Correct one of the two dates.",
             .source = {.instrument = guide, .provision = "rule 8535Q"},
             .module = "ChildIdentifiers",
             .fields = {Column::death, Column::birth},
             .standing = Standing::ambiguous,
             .judgement = "A date of death without a date of birth is flagged, as by the validator in use today."},
    .check = check};

}  // namespace census::cin
