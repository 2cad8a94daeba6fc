#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

// Of the care leavers returned in OC3 (aged 17 to 21 around their birthday in the year), those in education,
// employment or training, full or part time.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    const Table& leavers = data.now.table(TableOf::oc3);
    for (Row row = 0; row < leavers.count; ++row)
        tally.add({.person = people[leavers.parent[row]],
                   .on = data.period.last,
                   .counts = is_active(data.now.codes(Column::oc3_activity)[row])});
}

}  // namespace

extern constinit const Indicator ssda903_care_leavers_in_work_or_learning{
    .card = {.id = "care_leavers_in_work_or_learning",
             .name = "Care leavers in education, employment or training",
             .definition = "Of the care leavers returned in OC3 (aged 17 to 21 around their birthday in the year), "
                           "those in education, employment or training, full or part time.",
             .numerator = "care leavers whose activity is F or P",
             .denominator = "care leavers in OC3",
             .clock = "",
             .source_fields = "OC3.IN_TOUCH, ACTIV, ACCOM",
             .stage = 710,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::ssda903
