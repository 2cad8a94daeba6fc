#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    const auto last = [&](Row row) {
        if (given(episodes.closure[row])) return episodes.closure[row] - 1;
        return no(episodes.nfa[row]) && given(block.period.last) ? block.period.last - 1 : no_day;
    };
    none_inside(found, block.children, episodes.referral, {episodes.referral, episodes.closure}, last);
}

}  // namespace

extern constinit const Rule cin_8820{
    .card = {.code = "8820",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "No referral of a child is dated from another episode's referral up to (not on) its closure, "
                          "or before the reference date if that one is open and taken further.",
             .message = "Two episodes of the child overlap",
             .remedy = "Correct the dates, or merge the episodes.",
             .source = {.instrument = guide, .provision = "rule 8820"},
             .module = "CINdetails",
             .fields = {Column::referral, Column::closure}},
    .check = check};

}  // namespace census::cin
