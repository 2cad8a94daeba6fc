#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Periods of care that began in the year, short-break statuses V3 and V4 left out.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& end = data.now.days(Column::episodes_end);
    const auto& status = data.now.codes(Column::episodes_legal_status);
    const auto& reason = data.now.codes(Column::episodes_new_episode);
    for (Row row = 0; row < start.table->count; ++row) {
        if (!data.period.holds(start[row]) || reason[row] != code::new_episode["S"] || is_short_break(status[row]))
            continue;
        tally.add(event_of(data, people, Column::episodes_need, start.table->parent[row], row, start[row]));
    }
    static_cast<void>(end);
}

}  // namespace

extern constinit const Indicator ssda903_started_to_be_looked_after{
    .card = {.id = "started_to_be_looked_after",
             .name = "Children who started to be looked after",
             .definition = "Periods of care that began in the year, short-break statuses V3 and V4 left out.",
             .numerator = "episodes with reason S that started in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "Episodes.DECOM, RNE, LS",
             .stage = 600},
    .count = count};

}  // namespace census::ssda903
