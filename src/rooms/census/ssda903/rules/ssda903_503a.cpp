#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& last_start = data.last.days(Column::episodes_start);
    const auto& last_end = data.last.days(Column::episodes_end);
    const auto& now = data.now.codes(Column::episodes_new_episode);
    const auto& last = data.last.codes(Column::episodes_new_episode);
    for (Row child = 0; child < data.children.count; ++child) {
        const auto rows = in_order_of(data, start, child), before = in_order_of(data, last_start, child);
        if (rows.empty() || before.empty()) continue;
        const Row row = rows.front(), other = before.back();
        if (given(start[row]) && start[row] == last_start[other] && !given(last_end[other]) && now[row] != last[other])
            found.add(child, {{now.field, row}});
    }
}

}  // namespace

extern constinit const Rule ssda903_503a{
    .card = {.code = "503A",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "The reason for a new episode carries over from last year's open episode.",
             .message = "The reason for a new episode differs from last year's return",
             .remedy = "Find out which is right.",
             .source = {.instrument = guide, .provision = "rule 503A"},
             .module = "Episodes",
             .fields = {Column::episodes_new_episode, last_year(Column::episodes_new_episode)}},
    .check = check};

}  // namespace census::ssda903
