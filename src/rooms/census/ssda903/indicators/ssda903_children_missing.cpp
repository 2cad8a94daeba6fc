#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Looked-after children with at least one incident of being missing (M) that started in the year.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    const auto& start = data.now.days(Column::missing_start);
    const auto& kind = data.now.codes(Column::missing_kind);
    for (Row child = 0; child < data.children.count; ++child) {
        const Span rows = rows_below(*start.table, data.children, child);
        for (Row row = rows.begin; row < rows.end; ++row) {
            if (!data.period.holds(start[row]) || kind[row] != code::missing["M"]) continue;
            tally.add({.person = people[child], .on = start[row]});
            break;
        }
    }
}

}  // namespace

extern constinit const Indicator ssda903_children_missing{
    .card = {.id = "children_missing",
             .name = "Children who went missing",
             .definition =
                 "Looked-after children with at least one incident of being missing (M) that started in the year.",
             .numerator = "children with a missing incident in the year",
             .denominator = "",
             .clock = "",
             .source_fields = "Missing.MIS_START, MISSING",
             .stage = 660},
    .count = count};

}  // namespace census::ssda903
