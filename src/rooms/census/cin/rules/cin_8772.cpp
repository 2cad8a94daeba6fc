#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    std::vector<Place> places;
    for (Row child = 0; child < children.count; ++child) {
        if (children.upn_unknown[child] != code::upn_unknown["UN7"]) continue;
        places.assign({{id(Column::upn_unknown), child}});
        const Span rows = rows_below(block.episodes, children, child);
        for (Row row = rows.begin; row < rows.end; ++row)
            if (!yes(block.episodes.nfa[row])) places.push_back({id(Column::nfa), row});
        if (rows.empty() || places.size() > 1) found.add(child, places);
    }
}

}  // namespace

extern constinit const Rule cin_8772{
    .card = {.code = "8772",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "UN7 is given only for a child whose every referral had no further action.",
             .message = "UN7 is given for a child with a referral that was taken further",
             .remedy = "Enter the UPN or another reason.",
             .source = {.instrument = guide, .provision = "rule 8772"},
             .module = "ChildIdentifiers",
             .fields = {Column::upn_unknown, Column::nfa},
             .standing = Standing::ambiguous,
             .judgement = "A child with UN7 and no episode at all is flagged, as by the validator in use today."},
    .check = check};

}  // namespace census::cin
