#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& decided = data.now.days(Column::placed_date);
    const auto& birth = data.now.days(Column::header_birth);
    for (Row row = 0; row < decided.table->count; ++row) {
        const Row child = decided.table->parent[row];
        const Span header = rows_below(*birth.table, data.children, child);
        for (Row other = header.begin; other < header.end; ++other)
            if (before(decided[row], birth[other])) found.add(child, {{decided.field, row}});
    }
}

}  // namespace

extern constinit const Rule ssda903_184{
    .card = {.code = "184",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "The decision to place for adoption is not before birth.",
             .message = "The decision to place the child for adoption is dated before birth",
             .remedy = "Correct one of the two dates.",
             .source = {.instrument = guide, .provision = "rule 184"},
             .module = "PlacedAdoption",
             .fields = {Column::placed_date, Column::header_birth}},
    .check = check};

}  // namespace census::ssda903
