#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    if (!given(block.period.last)) return;
    const Day from = block.period.last - 30, to = day_of(core::add_months(date_of(block.period.last), 9));
    const auto& expected = block.children.expected_birth;
    const auto fails = [&](Row row) { return given(expected[row]) && (expected[row] <= from || to <= expected[row]); };
    flag(found, block.children, fails, expected);
}

}  // namespace

extern constinit const Rule cin_8530q{
    .card = {.code = "8530Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "An expected birth date lies from 30 days before the reference date to 9 months after it.",
             .message = "The expected birth date is not near the reference date",
             .remedy = "Correct the date; for a child who has been born give the birth date instead.",
             .source = {.instrument = guide, .provision = "rule 8530Q"},
             .module = "ChildIdentifiers",
             .fields = {Column::expected_birth},
             .standing = Standing::ambiguous,
             .judgement = "The two end dates themselves are flagged, as by the validator in use today; the wording "
                          "says \"between\"."},
    .check = check};

}  // namespace census::cin
