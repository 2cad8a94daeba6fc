#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Periods of care that ended in the year, by reason, short-break statuses V3 and V4 left out.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& end = data.now.days(Column::episodes_end);
    const auto& status = data.now.codes(Column::episodes_legal_status);
    const auto& reason = data.now.codes(Column::episodes_ceased);
    for (Row row = 0; row < end.table->count; ++row) {
        if (!data.period.holds(end[row]) || reason[row] == code::ceased["X1"] || is_short_break(status[row])) continue;
        tally.add(event_of(data, people, Column::episodes_need, end.table->parent[row], row, end[row]));
        tally.add_part(known(reason[row]) ? reason[row] - 1U : unknown_code);
    }
    static_cast<void>(start);
}

}  // namespace

extern constinit const Indicator ssda903_ceased_to_be_looked_after{
    .card = {.id = "ceased_to_be_looked_after",
             .name = "Children who ceased to be looked after",
             .definition =
                 "Periods of care that ended in the year, by reason, short-break statuses V3 and V4 left out.",
             .numerator = "episodes that ended in the year with a reason other than X1",
             .denominator = "",
             .clock = "",
             .source_fields = "Episodes.DEC, REC, LS",
             .stage = 680,
             .parts = codes_of::ceased},
    .count = count};

}  // namespace census::ssda903
