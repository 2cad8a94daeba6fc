#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

void check(const Return& data, Findings& found) {
    const auto& birth = data.now.days(Column::header_birth);
    if (!given(data.period.last)) return;
    flag(
        found, *birth.table, [&](Row row) { return before(data.period.last, birth[row]); }, birth);
}

}  // namespace

extern constinit const Rule ssda903_301{.card = {.code = "301",
                                                 .severity = Severity::error,
                                                 .years = {.first = 2023},
                                                 .statement = "Birth is not after the collection year.",
                                                 .message = "The birth date is after the year of the return",
                                                 .remedy = "Correct the birth date.",
                                                 .source = {.instrument = guide, .provision = "rule 301"},
                                                 .module = "Header",
                                                 .fields = {Column::header_birth}},
                                        .check = check};

}  // namespace census::ssda903
