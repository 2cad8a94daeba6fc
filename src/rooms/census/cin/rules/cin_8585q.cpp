#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& death = block.children.death;
    const auto fails = [&](Row row, Row child) {
        return block.episodes.reason[row] == code::closure_reason["RC2"] && !given(death[child]);
    };
    flag_with_parent(found, fails, block.episodes.reason, death);
}

}  // namespace

extern constinit const Rule cin_8585q{
    .card = {.code = "8585Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "A child with an episode closed as RC2 (died) has a death date.",
             .message = "The episode was closed because the child died, yet there is no date of death",
             .remedy = "Enter the date of death or correct the reason for closure.",
             .source = {.instrument = guide, .provision = "rule 8585Q"},
             .module = "CINdetails",
             .fields = {Column::closure_reason, Column::death}},
    .check = check};

}  // namespace census::cin
