#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& end = data.now.days(Column::episodes_end);
    const auto& ceased = data.now.codes(Column::episodes_ceased);
    flag(
        found, *end.table, [&](Row row) { return given(end[row]) != given(ceased[row]); }, end, ceased);
}

}  // namespace

extern constinit const Rule ssda903_148{
    .card = {.code = "148",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "An episode has both an end and a reason for ending, or neither.",
             .message = "The episode has an end or a reason for ending, not both",
             .remedy = "Enter the other one, or take the one out.",
             .source = {.instrument = guide, .provision = "rule 148"},
             .module = "Episodes",
             .fields = {Column::episodes_end, Column::episodes_ceased}},
    .check = check};

}  // namespace census::ssda903
