#include <algorithm>

#include "platform/reference/reference.h"
#include "rooms/census/ssda903/indicator.h"

namespace census::ssda903 {
namespace {

Day working_days_after(Day day, int count) {
    return day_of(reference::england().due(date_of(day), core::WorkingDays{count}));
}
Day months_after(Day day, int months) { return day_of(core::add_months(date_of(day), months)); }

/// The day on which the child's present time in care began, as far as the file shows: the last episode that started a
/// period of care (S), else the first episode.
Day began_on(const Return& data, Row child, Row open) {
    const auto& start = data.now.days(Column::episodes_start);
    const auto& reason = data.now.codes(Column::episodes_new_episode);
    const Span rows = rows_below(*start.table, data.children, child);
    Day began = no_day, first = start[open];
    for (Row row = rows.begin; row < rows.end; ++row) {
        if (!given(start[row]) || start[row] > start[open]) continue;
        first = std::min(first, start[row]);
        if (reason[row] == code::new_episode["S"]) began = std::max(began, start[row]);
    }
    return given(began) ? began : first;
}

/// Whether every review that fell due by the reference date was held in time.
bool is_on_time(const Return& data, Row child, Day began) {
    const auto& date = data.now.days(Column::reviews_date);
    const Period period = data.period;
    std::vector<Day> held;
    const Span rows = rows_below(*date.table, data.children, child);
    for (Row row = rows.begin; row < rows.end; ++row)
        if (given(date[row]) && began <= date[row] && date[row] <= period.last) held.push_back(date[row]);
    std::sort(held.begin(), held.end());
    // What was held before the year is not in the file: the first of the year is due six months after the year before.
    int number = began < period.first ? 2 : 0;
    Day due = number == 0 ? working_days_after(began, 20) : months_after(period.first - 1, 6);
    for (const Day day : held) {
        if (day > due) return false;
        due = months_after(day, ++number == 1 ? 3 : 6);
    }
    return due >= period.last;
}

// Of the children looked after on the reference date who had been for at least 20 working days, those whose every
// review in the year was held in time.
void count(const Return& data, std::span<const Person> people, Tally& tally) {
    for (Row child = 0; child < data.children.count; ++child) {
        const Row open = open_episode(data, child, data.period.last);
        if (open == no_row) continue;
        const Day began = began_on(data, child, open);
        if (working_days_after(began, 20) > data.period.last) continue;
        tally.add(event_of(data, people, Column::episodes_need, child, open, data.period.last,
                           is_on_time(data, child, began)));
    }
}

}  // namespace

extern constinit const Indicator ssda903_looked_after_reviews_on_time{
    .card = {.id = "looked_after_reviews_on_time",
             .name = "Looked-after children reviewed on time",
             .definition =
                 "Of the children looked after on 31 March, short breaks left out, who had been for 20 working "
                 "days or more: those whose every review due in the year was held in time. What was held "
                 "before the year is not in the return: for a child in care since before it, the first review "
                 "of the year is due by 30 September.",
             .numerator = "children with no review late or left out",
             .denominator = "children looked after on 31 March for at least 20 working days",
             .clock = "first review within 20 working days of England after care began (that day is day 0), the second "
                      "within 3 months of the first, each further one within 6 months of the one before",
             .source_fields = "Episodes.DECOM, RNE, LS, DEC; Reviews.REVIEW",
             .stage = 640,
             .unit = Unit::percent},
    .count = count};

}  // namespace census::ssda903
