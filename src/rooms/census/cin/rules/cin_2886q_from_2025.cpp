#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

constexpr bool is_unknown(Code sex) { return !given(sex) || sex == code::sex["U"]; }

void check(const Return& data, Findings& found) {
    std::size_t all = 0, unknown = 0;
    for (const auto& block : data.blocks) {
        const auto& children = block->children;
        all += children.count;
        for (Row row = 0; row < children.count; ++row)
            if (is_unknown(children.sex[row]) && !given(children.expected_birth[row])) ++unknown;
    }
    if (unknown * 50 > all) found.add_return(std::to_string(unknown) + " of " + std::to_string(all) + " children");
}

}  // namespace

extern constinit const Rule cin_2886q_from_2025{
    .card = {.code = "2886Q",
             .severity = Severity::query,
             .years = {.first = 2025},
             .statement = "Children with sex unknown or missing, unborn children left out, are at most 2% of all "
                          "children. From 2024/25 by Sex, before by GenderCurrent.",
             .message = "More than 2% of the children are of unknown sex",
             .remedy = "Find the sex of these children, or confirm that it is not known.",
             .source = {.instrument = guide, .provision = "rule 2886Q"},
             .module = "(return)",
             .fields = {Column::sex, Column::expected_birth},
             .judgement = "A code that is none of the list is no unknown sex: 4180 reports it."},
    .check_return = check};

}  // namespace census::cin
