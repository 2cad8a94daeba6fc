#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    flag(
        found, children, [&](Row row) { return children.identifier[row].length == 0; }, children.identifier);
}

}  // namespace

extern constinit const Rule cin_8500{.card = {.code = "8500",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "The local identifier is there.",
                                              .message = "The child has no local identifier",
                                              .remedy = "Enter the identifier of your case system.",
                                              .source = {.instrument = guide, .provision = "rule 8500"},
                                              .module = "ChildIdentifiers",
                                              .fields = {Column::child}},
                                     .check = check};

}  // namespace census::cin
