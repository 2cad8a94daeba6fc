#include "rooms/census/cin/rule.h"

namespace census::cin {
namespace {

void check(const Block& block, Findings& found) {
    for (Row review = 0; review < block.reviews.count; ++review) {
        const Day date = block.reviews.date[review];
        const Row plan = block.reviews.parent[review];
        if (!given(date) || date == block.plans.end[plan]) continue;
        const Span rows = rows_below(block.cin_plans, block.episodes, block.plans.parent[plan]);
        for (Row row = rows.begin; row < rows.end; ++row) {
            const Day start = block.cin_plans.start[row], end = block.cin_plans.end[row];
            if (given(start) && start <= date && before(date, end))
                found.add(block.reviews.child_of(review), {{id(Column::review_date), review},
                                                           {id(Column::cin_plan_start), row},
                                                           {id(Column::plan_end), plan}});
        }
    }
}

}  // namespace

extern constinit const Rule cin_4003{
    .card = {.code = "4003",
             .severity = Severity::error,
             .years = {.first = 2023},
             .statement =
                 "Within an episode no review date falls from the start of a CIN plan up to (not on) its end, unless "
                 "the review is the day the protection plan ended. A CIN plan with no end date is left out.",
             .message = "A protection plan was reviewed while a CIN plan was running",
             .remedy = "Correct the dates of the CIN plan or of the review.",
             .source = {.instrument = guide, .provision = "rule 4003"},
             .module = "Reviews",
             .fields = {Column::review_date, Column::cin_plan_start, Column::plan_end},
             .standing = Standing::peer_differs,
             .judgement = "The validator in use today asks that the protection plan has ended before it looks, and "
                          "joins reviews by plan number alone, so that plan 1 of one episode takes the reviews of plan "
                          "1 of another; the rule speaks of one episode."},
    .check = check};

}  // namespace census::cin
