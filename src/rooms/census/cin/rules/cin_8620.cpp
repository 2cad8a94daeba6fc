#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { in_period(found, block.episodes.closure, block.period); }

}  // namespace

extern constinit const Rule cin_8620{
    .card = {.code = "8620",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A closure date lies in the period.",
             .message = "The episode closed outside the year of the return",
             .remedy = "Correct the closure date, or leave out an episode that closed before the year.",
             .source = {.instrument = guide, .provision = "rule 8620"},
             .module = "CINdetails",
             .fields = {Column::closure}},
    .check = check};

}  // namespace census::cin
