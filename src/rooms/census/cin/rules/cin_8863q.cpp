#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& assessments = block.assessments;
    const auto last = [&](Row row) { return given(assessments.end[row]) ? assessments.end[row] : block.period.last; };
    none_inside(found, block.episodes, assessments.start, {assessments.start, assessments.end}, last);
}

}  // namespace

extern constinit const Rule cin_8863q{
    .card = {.code = "8863Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "Within an episode no assessment starts on or between the start and the end (the reference "
                          "date if open) of another.",
             .message = "Two assessments of the episode overlap",
             .remedy = "Correct the dates, or merge the assessments.",
             .source = {.instrument = guide, .provision = "rule 8863Q"},
             .module = "Assessments",
             .fields = {Column::assessment_start, Column::assessment_end},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today leaves out pairs with equal dates on both sides (meant to skip a "
                          "row against itself), so a duplicated assessment is missed."},
    .check = check};

}  // namespace census::cin
