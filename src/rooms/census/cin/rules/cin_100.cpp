#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Return& data, Findings& found) {
    const Day day = data.header.reference_day();
    const int year = data.header.census_year();
    if (year == 0 || !given(day) || date_of(day) != core::day(year, 3, 31))
        found.add(no_row, {{id(Column::header_reference_date), 0}});
}

}  // namespace

extern constinit const Rule cin_100{
    .card = {.code = "100",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "The reference date is there and is 31 March of the header's Year.",
             .message = "The reference date is not 31 March of the census year",
             .remedy = "Correct ReferenceDate, or Year, in the header.",
             .source = {.instrument = guide, .provision = "rule 100"},
             .module = "Header",
             .fields = {Column::header_reference_date}},
    .check_return = check};

}  // namespace census::cin
