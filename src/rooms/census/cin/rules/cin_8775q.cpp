#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    if (!given(block.period.last)) return;
    const auto years = [](Day from, int count) { return day_of(core::add_months(date_of(from), 12 * count)); };
    const Day limit = years(block.period.last, -25);
    const auto fails = [&](Row row, Row child) {
        const Day birth = block.children.birth[child], closure = block.episodes.closure[row];
        return before(birth, limit) && (!given(closure) || closure > years(birth, 25));
    };
    flag_with_parent(found, fails, block.episodes.closure, block.children.birth);
}

}  // namespace

extern constinit const Rule cin_8775q{
    .card = {.code = "8775Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "No episode of someone born more than 25 years before the reference date is still open, or "
                          "closed after their 25th birthday.",
             .message = "Someone older than 25 has an open episode, or one that closed after the 25th birthday",
             .remedy = "Correct the birth date, or close the episode on its right date.",
             .source = {.instrument = guide, .provision = "rule 8775Q"},
             .module = "ChildIdentifiers",
             .fields = {Column::birth, Column::closure}},
    .check = check};

}  // namespace census::cin
