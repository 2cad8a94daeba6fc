#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Return& data, Findings& found) { none_shared(data, found, &Children::upn, Missing::is_not_shared); }

}  // namespace

extern constinit const Rule cin_1520{
    .card = {.code = "1520",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "No two children of the return share a UPN. Every sharer is flagged.",
             .message = "Several children have the same UPN",
             .remedy = "Find out whose UPN it is; if the records are of one child, merge them.",
             .source = {.instrument = guide, .provision = "rule 1520"},
             .module = "ChildIdentifiers",
             .fields = {Column::upn}},
    .check_return = check};

}  // namespace census::cin
