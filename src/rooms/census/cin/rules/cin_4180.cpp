#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) { required_code(found, block.children.gender); }

}  // namespace

extern constinit const Rule cin_4180{.card = {.code = "4180",
                                              .severity = Severity::error,
                                              .years = {.first = 2023, .last = 2024},
                                              .statement = "GenderCurrent is there and is 1, 2, 0 or 9.",
                                              .message = "The gender is missing or no known code",
                                              .remedy = "Enter 1, 2, 0 or 9.",
                                              .source = {.instrument = guide, .provision = "rule 4180"},
                                              .module = "ChildIdentifiers",
                                              .fields = {Column::gender}},
                                     .check = check};

}  // namespace census::cin
