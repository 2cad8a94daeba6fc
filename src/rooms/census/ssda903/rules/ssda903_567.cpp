#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    in_order(found, data.now.days(Column::missing_start), data.now.days(Column::missing_end));
}

}  // namespace

extern constinit const Rule ssda903_567{.card = {.code = "567",
                                                 .severity = Severity::error,
                                                 .years = {.first = 2023},
                                                 .statement = "A missing period does not end before it starts.",
                                                 .message = "The missing period ends before it starts",
                                                 .remedy = "Correct one of the two dates.",
                                                 .source = {.instrument = guide, .provision = "rule 567"},
                                                 .module = "Missing",
                                                 .fields = {Column::missing_start, Column::missing_end}},
                                        .check = check};

}  // namespace census::ssda903
