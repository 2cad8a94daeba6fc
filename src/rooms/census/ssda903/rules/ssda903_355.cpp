#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& end = data.now.days(Column::episodes_end);
    flag(
        found, *start.table, [&](Row row) { return start[row] == end[row]; }, start, end);
}

}  // namespace

extern constinit const Rule ssda903_355{
    .card = {.code = "355",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "No episode starts and ends on one day.",
             .message = "The episode starts and ends on one day",
             .remedy = "Correct one of the two dates, or leave the episode out.",
             .source = {.instrument = guide, .provision = "rule 355"},
             .module = "Episodes",
             .fields = {Column::episodes_start, Column::episodes_end},
             .judgement = "An episode with neither date is reported too, as by the validator in use today."},
    .check = check};

}  // namespace census::ssda903
