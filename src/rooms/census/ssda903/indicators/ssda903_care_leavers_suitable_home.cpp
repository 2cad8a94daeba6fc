#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Of the care leavers returned in OC3 (aged 17 to 21 around their birthday in the year), those whose accommodation is
// suitable.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    const Table& leavers = data.now.table(TableOf::oc3);
    for (Row row = 0; row < leavers.count; ++row)
        tally.add({.person = people[leavers.parent[row]],
                   .on = data.period.last,
                   .counts = is_suitable(data, data.now.codes(Column::oc3_accommodation)[row])});
}

}  // namespace

extern constinit const Indicator ssda903_care_leavers_suitable_home{
    .card = {.id = "care_leavers_suitable_home",
             .name = "Care leavers in suitable accommodation",
             .definition = "Of the care leavers returned in OC3 (aged 17 to 21 around their birthday in the year), "
                           "those whose accommodation is suitable.",
             .numerator = "care leavers whose accommodation code ends in 1",
             .denominator = "care leavers in OC3",
             .clock = "",
             .source_fields = "OC3.IN_TOUCH, ACTIV, ACCOM",
             .stage = 720,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::ssda903
