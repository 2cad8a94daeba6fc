#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) { date_if_given(found, data, data.now.days(Column::episodes_end)); }

}  // namespace

extern constinit const Rule ssda903_147{.card = {.code = "147",
                                                 .severity = Severity::error,
                                                 .years = {.first = 2023},
                                                 .statement = "If given, an episode's end is a real date.",
                                                 .message = "The end of the episode is no date",
                                                 .remedy = "Enter the day the episode ended.",
                                                 .source = {.instrument = guide, .provision = "rule 147"},
                                                 .module = "Episodes",
                                                 .fields = {Column::episodes_end}},
                                        .check = check};

}  // namespace census::ssda903
