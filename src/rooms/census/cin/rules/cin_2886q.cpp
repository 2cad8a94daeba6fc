#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

constexpr bool is_unknown(Code gender) {
    return !given(gender) || gender == code::gender["0"] || gender == code::gender["9"];
}

void check(const Return& data, Findings& found) {
    std::size_t all = 0, unknown = 0;
    for (const auto& block : data.blocks) {
        const auto& children = block->children;
        all += children.count;
        for (Row row = 0; row < children.count; ++row)
            if (is_unknown(children.gender[row]) && !given(children.expected_birth[row])) ++unknown;
    }
    if (unknown * 50 > all) found.add_return(std::to_string(unknown) + " of " + std::to_string(all) + " children");
}

}  // namespace

extern constinit const Rule cin_2886q{
    .card = {.code = "2886Q",
             .severity = Severity::query,
             .years = {.first = 2023, .last = 2024},
             .statement =
                 "Children with sex unknown or missing, unborn children left out, are at most 2% of all children.",
             .message = "More than 2% of the children are of unknown sex",
             .remedy = "Find the sex of these children, or confirm that it is not known.",
             .source = {.instrument = guide, .provision = "rule 2886Q"},
             .module = "(return)",
             .fields = {Column::gender, Column::expected_birth},
             .judgement = "A code that is none of the list is no unknown gender: 4180 reports it."},
    .check_return = check};

}  // namespace census::cin
