#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    constexpr Day pregnancy = 280;
    const auto& episodes = block.episodes;
    const auto& children = block.children;
    for (Row row = 0; row < episodes.count; ++row) {
        const Day referral = episodes.referral[row];
        const Row child = episodes.parent[row];
        const auto too_early = [&](Day birth) {
            return given(birth) && given(referral) && birth - referral > pregnancy;
        };
        if (too_early(children.birth[child]) || too_early(children.expected_birth[child]))
            found.add(child,
                      {{id(Column::referral), row}, {id(Column::birth), child}, {id(Column::expected_birth), child}});
    }
}

}  // namespace

extern constinit const Rule cin_8606{
    .card = {.code = "8606",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A referral is not more than 280 days before the birth or expected birth.",
             .message = "The referral is dated more than 280 days before the birth",
             .remedy = "Correct the date of the referral or the (expected) date of birth.",
             .source = {.instrument = guide, .provision = "rule 8606"},
             .module = "CINdetails",
             .fields = {Column::referral, Column::birth, Column::expected_birth}},
    .check = check};

}  // namespace census::cin
