#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& end = data.now.days(Column::episodes_end);
    for (Row child = 0; child < data.children.count; ++child) {
        const auto rows = in_order_of(data, start, child);
        for (std::size_t i = 1; i < rows.size(); ++i)
            if (before(start[rows[i]], end[rows[i - 1]]))
                found.add(child, {{start.field, rows[i]}, {end.field, rows[i]}});
    }
}

}  // namespace

extern constinit const Rule ssda903_501{.card = {.code = "501",
                                                 .severity = Severity::error,
                                                 .years = {.first = 2023},
                                                 .statement = "No episode starts before the one before it ended.",
                                                 .message = "The episode starts before the one before it ended",
                                                 .remedy = "Correct the start, or the end of the episode before.",
                                                 .source = {.instrument = guide, .provision = "rule 501"},
                                                 .module = "Episodes",
                                                 .fields = {Column::episodes_start, Column::episodes_end}},
                                        .check = check};

}  // namespace census::ssda903
