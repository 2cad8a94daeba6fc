#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    flag(
        found, children, [&](Row row) { return children.identifier[row].length > 20; }, children.identifier);
}

}  // namespace

extern constinit const Rule cin_1570{
    .card = {.code = "1570",
             .severity = Severity::error,
             .years = {.first = 2025},
             .statement = "The child's local identifier has at most 20 characters.",
             .message = "The local identifier is longer than 20 characters",
             .remedy = "Shorten the identifier, and keep it the same in later returns.",
             .source = {.instrument = guide, .provision = "rule 1570"},
             .module = "ChildIdentifiers",
             .fields = {Column::child}},
    .check = check};

}  // namespace census::cin
