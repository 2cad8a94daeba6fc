#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& episodes = block.episodes;
    const Day limit = working_day_before(block.period.first);
    const auto fails = [&](Row row) { return before(episodes.referral[row], limit) && !no(episodes.nfa[row]); };
    flag(found, episodes, fails, episodes.referral);
}

}  // namespace

extern constinit const Rule cin_8569q{
    .card = {.code = "8569Q",
             .severity = Severity::query,
             .years = {.first = 2023},
             .statement = "A referral dated before the working day that precedes the period must have the flag false.",
             .message = "A referral from before the year is not marked as taken further",
             .remedy = "Leave out referrals of earlier years that led to no action, or correct the flag or the date.",
             .source = {.instrument = guide, .provision = "rule 8569Q"},
             .module = "CINdetails",
             .fields = {Column::referral, Column::nfa},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today counts one working day too few, so a referral on the last "
                          "working day before the year is flagged."},
    .check = check};

}  // namespace census::cin
