#include <algorithm>

#include "rooms/census/cin/indicator.h"

namespace census::cin {
namespace {

bool is_on_time(const Block& block, Row plan, Day at) {
    const Span rows = rows_below(block.reviews, block.plans, plan);
    std::vector<Day> dates;
    for (Row row = rows.begin; row < rows.end; ++row)
        if (given(block.reviews.date[row]) && block.reviews.date[row] <= at) dates.push_back(block.reviews.date[row]);
    std::sort(dates.begin(), dates.end());
    Day due = months_after(block.plans.start[plan], 3);
    for (const Day date : dates) {
        if (date > due) return false;
        due = months_after(date, 6);
    }
    return at <= due && !dates.empty();
}

// Of the plans open on the reference date for three months or more, those whose first review was within 3 months of
// the start, each next one within 6 months of the one before, and the last not more than 6 months before the reference
// date. One late review fails the plan.
void count(const Block& block, std::span<const Person> people, Tally& tally) {
    const Day at = block.period.last;
    if (!given(at)) return;
    const auto& plans = block.plans;
    for (Row row = 0; row < plans.count; ++row) {
        if (!is_on_plan(plans, row, at) || plans.start[row] > months_after(at, -3)) continue;
        Event event = event_of(block, people, plans.parent[row], at, is_on_time(block, row, at));
        event.category = plans.latest_category[row];
        tally.add(event);
    }
}

}  // namespace

extern constinit const Indicator cin_reviews_on_time{
    .card = {.id = "reviews_on_time",
             .name = "Protection plans reviewed on time",
             .definition = "Of the plans open on the reference date for three months or more, those whose first review "
                           "was within 3 months of the start, each next one within 6 months of the one before, and the "
                           "last not more than 6 months before the reference date. One late review fails the plan.",
             .numerator = "plans with every review on time",
             .denominator = "plans open at the reference date for at least 3 months",
             .clock = "calendar months, the same day of the month, clipped to its end",
             .source_fields = "ChildProtectionPlans.CPPstartDate, CPPendDate; Reviews.CPPreviewDate",
             .stage = 450,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::cin
