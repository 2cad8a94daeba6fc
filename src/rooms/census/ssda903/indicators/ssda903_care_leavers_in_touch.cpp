#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Of the care leavers returned in OC3 (aged 17 to 21 around their birthday in the year), those with whom the authority
// is in touch.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    const Table& leavers = data.now.table(TableOf::oc3);
    for (Row row = 0; row < leavers.count; ++row)
        tally.add({.person = people[leavers.parent[row]],
                   .on = data.period.last,
                   .counts = data.now.codes(Column::oc3_in_touch)[row] == code::in_touch["YES"]});
}

}  // namespace

extern constinit const Indicator ssda903_care_leavers_in_touch{
    .card = {.id = "care_leavers_in_touch",
             .name = "Care leavers in touch",
             .definition = "Of the care leavers returned in OC3 (aged 17 to 21 around their birthday in the year), "
                           "those with whom the authority is in touch.",
             .numerator = "care leavers with IN_TOUCH YES",
             .denominator = "care leavers in OC3",
             .clock = "",
             .source_fields = "OC3.IN_TOUCH, ACTIV, ACCOM",
             .stage = 700,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::ssda903
