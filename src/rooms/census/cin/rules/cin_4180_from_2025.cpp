#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { required_code(found, block.children.sex); }

}  // namespace

extern constinit const Rule cin_4180_from_2025{
    .card = {.code = "4180",
             .severity = Severity::error,
             .years = {.first = 2025},
             .statement = "Sex is there and is M, F or U. From 2024/25; before, the rule was about GenderCurrent.",
             .message = "The sex is missing or no known code",
             .remedy = "Enter M, F or U.",
             .source = {.instrument = guide, .provision = "rule 4180"},
             .module = "ChildIdentifiers",
             .fields = {Column::sex}},
    .check = check};

}  // namespace census::cin
