#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    const auto fails = [&](Row row) {
        return given(children.expected_birth[row]) && !given(children.birth[row]) &&
               children.sex[row] != code::sex["U"];
    };
    flag(found, children, fails, children.sex, children.birth, children.expected_birth);
}

}  // namespace

extern constinit const Rule cin_8750_from_2025{
    .card = {.code = "8750",
             .severity = Severity::error,
             .years = {.first = 2025},
             .statement = "An unborn child (expected birth date, no birth date) has sex U. From 2024/25; before, "
                          "GenderCurrent was 0.",
             .message = "The sex of an unborn child is not U",
             .remedy = "Enter U.",
             .source = {.instrument = guide, .provision = "rule 8750"},
             .module = "ChildIdentifiers",
             .fields = {Column::sex, Column::birth, Column::expected_birth}},
    .check = check};

}  // namespace census::cin
