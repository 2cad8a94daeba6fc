#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    // The day the Children Act 1989 came into force.
    const Day act = day_of(core::day(1991, 10, 14));
    const auto& start = data.now.days(Column::episodes_start);
    flag(
        found, *start.table, [&](Row row) { return before(start[row], act); }, start);
}

}  // namespace

extern constinit const Rule ssda903_353{
    .card = {.code = "353",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "No episode starts before 14 October 1991.",
             .message = "The episode starts before the Children Act 1989 was in force",
             .remedy = "Correct the start of the episode.",
             .source = {.instrument = guide, .provision = "rule 353"},
             .module = "Episodes",
             .fields = {Column::episodes_start}},
    .check = check};

}  // namespace census::ssda903
