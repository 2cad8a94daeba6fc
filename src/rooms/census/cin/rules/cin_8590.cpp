#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    const auto fails = [&](Row row) { return rows_below(block.episodes, children, row).empty(); };
    flag(found, children, fails, children.identifier);
}

}  // namespace

extern constinit const Rule cin_8590{.card = {.code = "8590",
                                              .severity = Severity::error,
                                              .years = {.first = 2023},
                                              .statement = "Every child has at least one episode.",
                                              .message = "The child has no episode",
                                              .remedy = "Add the episode or leave the child out.",
                                              .source = {.instrument = guide, .provision = "rule 8590"},
                                              .module = "ChildIdentifiers",
                                              .fields = {Column::child}},
                                     .check = check};

}  // namespace census::cin
