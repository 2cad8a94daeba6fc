#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& plans = block.cin_plans;
    at_most_one_open(
        found, block.episodes, plans, [&](Row row) { return !given(plans.end[row]); }, plans.end);
}

}  // namespace

extern constinit const Rule cin_4004{.card = {.code = "4004",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "An episode has at most one CIN plan without an end date.",
                                              .message = "The episode has several open CIN plans",
                                              .remedy = "End all but the latest of them.",
                                              .source = {.instrument = guide, .provision = "rule 4004"},
                                              .module = "CINplanDates",
                                              .fields = {Column::cin_plan_end},
                                              .standing = Standing::peer_differs,
                                              .judgement = "Same verdict in other places: the validator in use today "
                                                           "flags every CIN plan of the episode, ended ones too."},
                                     .check = check};

}  // namespace census::cin
