#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& plans = block.plans;
    at_most_one_open(
        found, block.children, plans, [&](Row row) { return !given(plans.end[row]); }, plans.end);
}

}  // namespace

extern constinit const Rule cin_8935{
    .card = {.code = "8935",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A child has at most one protection plan without an end date.",
             .message = "The child has several open protection plans",
             .remedy = "End all but the latest of them.",
             .source = {.instrument = guide, .provision = "rule 8935"},
             .module = "ChildProtectionPlans",
             .fields = {Column::plan_end},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today counts open plans that share a plan number, and numbers restart "
                          "in each episode: two open plans in one episode are missed."},
    .check = check};

}  // namespace census::cin
