#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& plans = block.plans;
    const auto last = [&](Row row) { return given(plans.end[row]) ? plans.end[row] : block.period.last; };
    none_inside(found, block.children, plans.start, {plans.start, plans.end}, last);
}

}  // namespace

extern constinit const Rule cin_8940{
    .card = {.code = "8940",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "No protection plan of a child starts on or between the start and the end (the reference "
                          "date if open) of another.",
             .message = "Two protection plans of the child overlap",
             .remedy = "Correct the dates, or merge the plans.",
             .source = {.instrument = guide, .provision = "rule 8940"},
             .module = "ChildProtectionPlans",
             .fields = {Column::plan_start, Column::plan_end},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today leaves out pairs with equal plan numbers, and numbers restart in "
                          "each episode: overlaps across episodes are missed."},
    .check = check};

}  // namespace census::cin
