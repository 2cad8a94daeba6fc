#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    const auto fails = [&](Row row, Row plan) {
        const Day review = block.reviews.date[row], start = block.plans.start[plan];
        return given(review) && given(start) && review <= start;
    };
    flag_with_parent(found, fails, block.reviews.date, block.plans.start);
}

}  // namespace

extern constinit const Rule cin_8841{
    .card = {.code = "8841",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement = "A review is after the start of its plan.",
             .message = "The review is not after the start of the protection plan",
             .remedy = "Correct the date of the review; the initial conference is no review.",
             .source = {.instrument = guide, .provision = "rule 8841"},
             .module = "ChildProtectionPlans",
             .fields = {Column::plan_start, Column::review_date}},
    .check = check};

}  // namespace census::cin
