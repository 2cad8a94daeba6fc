#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    // A missing number, and text that is none, are below zero.
    const auto& previous = block.plans.previous;
    flag(
        found, block.plans, [&](Row row) { return previous[row] < 0; }, previous);
}

}  // namespace

extern constinit const Rule cin_8730{
    .card = {.code = "8730",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "The number of previous plans is there and is zero or more.",
             .message = "The number of previous protection plans is missing or no number",
             .remedy = "Enter 0 for a first plan.",
             .source = {.instrument = guide, .provision = "rule 8730"},
             .module = "ChildProtectionPlans",
             .fields = {Column::previous_plans}},
    .check = check};

}  // namespace census::cin
