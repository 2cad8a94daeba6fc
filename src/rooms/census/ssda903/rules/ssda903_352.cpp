#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& reason = data.now.codes(Column::episodes_new_episode);
    const auto& birth = data.now.days(Column::header_birth);
    for (Row row = 0; row < start.table->count; ++row) {
        const Row child = start.table->parent[row];
        const Span header = rows_below(*birth.table, data.children, child);
        if (header.empty() || reason[row] != code::new_episode["S"]) continue;
        const Day adult = birthday(birth[header.begin], 18);
        if (given(adult) && start[row] >= adult) found.add(child, {{start.field, row}, {reason.field, row}});
    }
}

}  // namespace

extern constinit const Rule ssda903_352{
    .card = {.code = "352",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "Care does not begin at 18 or more.",
             .message = "Care begins at the age of 18 or more",
             .remedy = "Correct the birth date or the start of care.",
             .source = {.instrument = guide, .provision = "rule 352"},
             .module = "Episodes",
             .fields = {Column::episodes_start, Column::episodes_new_episode, Column::header_birth}},
    .check = check};

}  // namespace census::ssda903
