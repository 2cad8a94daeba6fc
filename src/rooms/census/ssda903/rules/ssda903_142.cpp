#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

// Only the last episode of a child lacks an end.
void check(const Return& data, Findings& found) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& end = data.now.days(Column::episodes_end);
    const auto& ceased = data.now.codes(Column::episodes_ceased);
    for (Row child = 0; child < data.children.count; ++child) {
        const Span rows = rows_below(*start.table, data.children, child);
        Row latest = rows.begin;
        for (Row row = rows.begin; row < rows.end; ++row)
            if (start[row] > start[latest]) latest = row;
        for (Row row = rows.begin; row < rows.end; ++row)
            if (row != latest && (!given(end[row]) || !given(ceased[row])))
                found.add(child, {{end.field, row}, {ceased.field, row}});
    }
}

}  // namespace

extern constinit const Rule ssda903_142{
    .card = {.code = "142",
             .severity = Severity::error,
             .years = {.first = 2023},
             .message = "An episode that is not the last has no end or no reason for ending",
             .remedy = "Enter when and why the episode ended.",
             .source = {.instrument = guide, .provision = "rule 142"},
             .module = "Episodes",
             .fields = {Column::episodes_end, Column::episodes_ceased, Column::episodes_start},
             .judgement = "Of two episodes that start on one day the first in the file counts as the last, as in the "
                          "validator in use today."},
    .check = check};

}  // namespace census::ssda903
