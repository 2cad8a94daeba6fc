#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    const auto holds = [&](const Table& table, Row row) { return !rows_below(table, episodes, row).empty(); };
    const auto fails = [&](Row row) {
        return closed_after_assessment(episodes.reason[row]) &&
               (given(episodes.conference[row]) || holds(block.enquiries, row) || holds(block.plans, row) ||
                holds(block.cin_plans, row));
    };
    flag(found, episodes, fails, episodes.reason, episodes.conference);
}

}  // namespace

extern constinit const Rule cin_2990{
    .card = {.code = "2990",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "An episode closed with RC8 or RC9 has no section 47, no protection plan, no plan dates and "
                          "no conference date of its own.",
             .message = "The episode was closed after assessment, yet holds an enquiry, a conference or a plan",
             .remedy = "Correct the reason for closure, or remove what belongs to another episode.",
             .source = {.instrument = guide, .provision = "rule 2990"},
             .module = "CINdetails",
             .fields = {Column::closure_reason, Column::episode_conference}},
    .check = check};

}  // namespace census::cin
