#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { required_code(found, block.episodes.nfa); }

}  // namespace

extern constinit const Rule cin_8568{
    .card = {.code = "8568",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "The no-further-action flag is there and is true, false, 1 or 0.",
             .message = "The no-further-action flag is missing or neither true nor false",
             .remedy = "Enter true or false.",
             .source = {.instrument = guide, .provision = "rule 8568"},
             .module = "CINdetails",
             .fields = {Column::nfa}},
    .check = check};

}  // namespace census::cin
