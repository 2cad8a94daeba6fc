#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto& children = block.children;
    const auto fails = [&](Row row) {
        return given(children.expected_birth[row]) && !given(children.birth[row]) &&
               children.gender[row] != code::gender["0"];
    };
    flag(found, children, fails, children.gender, children.birth, children.expected_birth);
}

}  // namespace

extern constinit const Rule cin_8750{
    .card = {.code = "8750",
             .severity = Severity::error,
             .years = {.first = 2023, .last = 2024},
             .statement = "An unborn child (expected birth date, no birth date) has gender 0, unknown.",
             .message = "The gender of an unborn child is not 0",
             .remedy = "Enter 0.",
             .source = {.instrument = guide, .provision = "rule 8750"},
             .module = "ChildIdentifiers",
             .fields = {Column::gender, Column::birth, Column::expected_birth}},
    .check = check};

}  // namespace census::cin
