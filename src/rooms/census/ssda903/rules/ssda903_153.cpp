#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& in_touch = data.now.codes(Column::oc3_in_touch);
    const auto& activity = data.now.codes(Column::oc3_activity);
    const auto& home = data.now.codes(Column::oc3_accommodation);
    const auto fails = [&](Row row) {
        return given(in_touch[row]) != given(activity[row]) || given(in_touch[row]) != given(home[row]);
    };
    flag(found, *in_touch.table, fails, in_touch, activity, home);
}

}  // namespace

extern constinit const Rule ssda903_153{
    .card = {.code = "153",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "The care-leaver items are all filled in or all blank.",
             .message = "Some of the care-leaver items are blank",
             .remedy = "Fill them all in, or none.",
             .source = {.instrument = guide, .provision = "rule 153"},
             .module = "OC3",
             .fields = {Column::oc3_in_touch, Column::oc3_activity, Column::oc3_accommodation}},
    .check = check};

}  // namespace census::ssda903
