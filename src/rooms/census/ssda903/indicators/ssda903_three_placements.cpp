#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Of the children looked after on the reference date, those with three or more placements in the year. A placement
// begins with an episode whose reason is S, P, T, B or U; the one that ran on 1 April counts; temporary placements T0
// to T4 do not.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& end = data.now.days(Column::episodes_end);
    const auto& status = data.now.codes(Column::episodes_legal_status);
    const auto& reason = data.now.codes(Column::episodes_new_episode);
    const auto& place = data.now.codes(Column::episodes_placement);
    for (Row child = 0; child < data.children.count; ++child) {
        const Row open = open_episode(data, child, data.period.last);
        if (open == no_row) continue;
        const Span rows = rows_below(*start.table, data.children, child);
        int placements = 0;
        for (Row row = rows.begin; row < rows.end; ++row) {
            if (is_short_break(status[row]) || is_temporary(place[row])) continue;
            const bool runs_on =
                before(start[row], data.period.first) && (!given(end[row]) || end[row] >= data.period.first);
            const bool begins = data.period.holds(start[row]) && reason[row] != code::new_episode["L"];
            if (runs_on || begins) ++placements;
        }
        tally.add(event_of(data, people, Column::episodes_need, child, open, data.period.last, placements >= 3));
    }
}

}  // namespace

extern constinit const Indicator ssda903_three_placements{
    .card = {.id = "three_placements",
             .name = "Three or more placements in the year",
             .definition = "Of the children looked after on the reference date, those with three or more placements in "
                           "the year. A placement begins with an episode whose reason is S, P, T, B or U; the one that "
                           "ran on 1 April counts; temporary placements T0 to T4 do not.",
             .numerator = "children with at least three placements in the year",
             .denominator = "children looked after at the reference date",
             .clock = "",
             .source_fields = "Episodes.DECOM, DEC, RNE, PLACE, LS",
             .stage = 630,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::ssda903
