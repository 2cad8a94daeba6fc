#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    const auto fails = [&](Row row) {
        return closed_after_assessment(episodes.reason[row]) && rows_below(block.assessments, episodes, row).empty();
    };
    flag(found, episodes, fails, episodes.reason);
}

}  // namespace

extern constinit const Rule cin_8825q{
    .card = {.code = "8825Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "An episode closed with RC8 or RC9 has at least one assessment.",
             .message = "The episode was closed after assessment without an assessment",
             .remedy = "Add the assessment or correct the reason for closure.",
             .source = {.instrument = guide, .provision = "rule 8825Q"},
             .module = "CINdetails",
             .fields = {Column::closure_reason}},
    .check = check};

}  // namespace census::cin
