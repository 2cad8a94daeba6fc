#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Incidents in which a looked-after child was missing or away without authorisation, that started in the year.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    const auto& start = data.now.days(Column::missing_start);
    const auto& kind = data.now.codes(Column::missing_kind);
    for (Row row = 0; row < start.table->count; ++row) {
        if (!data.period.holds(start[row])) continue;
        tally.add({.person = people[start.table->parent[row]], .on = start[row]});
        tally.add_part(known(kind[row]) ? kind[row] - 1U : unknown_code);
    }
}

}  // namespace

extern constinit const Indicator ssda903_missing_incidents{
    .card = {.id = "missing_incidents",
             .name = "Missing incidents",
             .definition = "Incidents in which a looked-after child was missing or away without authorisation, that "
                           "started in the year.",
             .numerator = "incidents in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "Missing.MIS_START, MISSING",
             .stage = 670,
             .parts = codes_of::missing},
    .count = count};

}  // namespace census::ssda903
