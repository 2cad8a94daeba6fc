#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Children looked after on the reference date, by placement type.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    for (Row child = 0; child < data.children.count; ++child) {
        const Row row = open_episode(data, child, data.period.last);
        if (row == no_row) continue;
        tally.add(event_of(data, people, Column::episodes_need, child, row, data.period.last));
        const Code place = data.now.codes(Column::episodes_placement)[row];
        tally.add_part(known(place) ? place - 1U : unknown_code);
    }
}

}  // namespace

extern constinit const Indicator ssda903_placements_at_31_march{
    .card = {.id = "placements_at_31_march",
             .name = "Placements at 31 March",
             .definition = "Children looked after on the reference date, by placement type.",
             .numerator = "children looked after at the reference date",
             .denominator = "",
             .clock = "",
             .source_fields = "Episodes.DECOM, DEC, LS, PLACE",
             .stage = 620,
             .parts = codes_of::placement},
    .count = count};

}  // namespace census::ssda903
