#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Children with an episode open on the reference date, short-break statuses V3 and V4 left out, by legal status.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    for (Row child = 0; child < data.children.count; ++child) {
        const Row row = open_episode(data, child, data.period.last);
        if (row == no_row) continue;
        tally.add(event_of(data, people, Column::episodes_need, child, row, data.period.last));
        const Code status = data.now.codes(Column::episodes_legal_status)[row];
        tally.add_part(known(status) ? status - 1U : unknown_code);
    }
}

}  // namespace

extern constinit const Indicator ssda903_looked_after_at_31_march{
    .card = {.id = "looked_after_at_31_march",
             .name = "Children looked after at 31 March",
             .definition = "Children with an episode open on the reference date, short-break statuses V3 and V4 left "
                           "out, by legal status.",
             .numerator = "children looked after at the reference date",
             .denominator = "",
             .clock = "",
             .source_fields = "Episodes.DECOM, DEC, LS",
             .stage = 610,
             .parts = codes_of::legal_status},
    .count = count};

}  // namespace census::ssda903
