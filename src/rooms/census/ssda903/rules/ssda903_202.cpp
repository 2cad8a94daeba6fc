#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& now = data.now.codes(Column::header_sex);
    const auto& last = data.last.codes(Column::header_sex);
    for (Row row = 0; row < now.table->count; ++row) {
        const Row child = now.table->parent[row];
        const Span before = rows_below(*last.table, data.children, child);
        for (Row other = before.begin; other < before.end; ++other)
            if (now[row] != last[other]) found.add(child, {{now.field, row}});
    }
}

}  // namespace

extern constinit const Rule ssda903_202{.card = {.code = "202",
                                                 .severity = Severity::error,
                                                 .years = {.first = 2023},
                                                 .statement = "Sex agrees with last year's return.",
                                                 .message = "The sex differs from last year's return",
                                                 .remedy = "Find out which is right.",
                                                 .source = {.instrument = guide, .provision = "rule 202"},
                                                 .module = "Header",
                                                 .fields = {Column::header_sex, last_year(Column::header_sex)}},
                                        .check = check};

}  // namespace census::ssda903
