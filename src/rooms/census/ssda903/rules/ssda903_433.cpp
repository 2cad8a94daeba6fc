#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& end = data.now.days(Column::episodes_end);
    const auto& reason = data.now.codes(Column::episodes_new_episode);
    for (Row child = 0; child < data.children.count; ++child) {
        const auto rows = in_order_of(data, start, child);
        for (std::size_t i = 1; i < rows.size(); ++i)
            if (known(reason[rows[i]]) && reason[rows[i]] != code::new_episode["S"] &&
                start[rows[i]] != end[rows[i - 1]])
                found.add(child, {{reason.field, rows[i]}, {start.field, rows[i]}});
    }
}

}  // namespace

extern constinit const Rule ssda903_433{
    .card = {.code = "433",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A continuation episode starts the day the one before ended.",
             .message = "The episode does not start on the day the one before ended",
             .remedy = "Correct the start, or the end of the episode before.",
             .source = {.instrument = guide, .provision = "rule 433"},
             .module = "Episodes",
             .fields = {Column::episodes_new_episode, Column::episodes_start, Column::episodes_end}},
    .check = check};

}  // namespace census::ssda903
