#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Return& data, Findings& found) { none_shared(data, found, &Children::identifier, Missing::is_shared); }

}  // namespace

extern constinit const Rule cin_8510{
    .card = {.code = "8510",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "No two children of the return share a local identifier. Every sharer is flagged.",
             .message = "Several children have the same local identifier",
             .remedy = "Give each child its own; if the records are of one child, merge them.",
             .source = {.instrument = guide, .provision = "rule 8510"},
             .module = "ChildIdentifiers",
             .fields = {Column::child},
             .standing = Standing::ambiguous,
             .judgement = "Several children without an identifier count as sharing one, as in the validator in use "
                          "today; 8500 reports them too."},
    .check_return = check};

}  // namespace census::cin
