#pragma once
#include "rooms/census/engine/finding.h"
#include "rooms/census/engine/table.h"

/// The shapes that most rules have. Each reports every row that breaks it, at the columns it was given, and does
/// nothing to a row whose cells it cannot judge because one is missing, unless it says so.
namespace census {

/// Reports each row of `table` for which `fails(row)`, at these columns of it.
template <class Fails, class... Columns>
void flag(Findings& found, const Table& table, Fails fails, const Columns&... columns) {
    for (Row row = 0; row < table.count; ++row)
        if (fails(row)) found.add(table.child_of(row), {Place{columns.field, row}...});
}

/// Reports each row of `lower` for which `fails(row, row of the table above it)`, at one column of each.
template <class Fails, class Below, class Above>
void flag_with_parent(Findings& found, Fails fails, const Below& below, const Above& above) {
    const Table& table = *below.table;
    for (Row row = 0; row < table.count; ++row) {
        const Row parent = table.parent[row];
        if (fails(row, parent)) found.add(table.child_of(row), {Place{below.field, row}, Place{above.field, parent}});
    }
}

/// Every row has a value.
void required(Findings& found, const Days& days);

/// Every row has a code of the set.
void required_code(Findings& found, const Codes& codes);
/// A code that is given is one of the set.
void code_if_given(Findings& found, const Codes& codes);

/// A date that is given lies in the period.
void in_period(Findings& found, const Days& days, Period period);

/// Every row has a date, and none is after `last`. Without `last` only a missing date is reported.
void required_by(Findings& found, const Days& days, Day last);

/// `then` is not before `first`; both columns are of one table.
void in_order(Findings& found, const Days& first, const Days& then);

/// The two dates of a row are not the same day.
void not_one_day(Findings& found, const Days& a, const Days& b);

/// A row's date is not before the date of the row above it (an assessment's start, its episode's referral).
void not_before_parent(Findings& found, const Days& below, const Days& above);

/// Nothing of a child is dated after `limit`, a date of the child (a plan's start, the child's death). Reports both.
void not_after_childs(Findings& found, const Days& days, const Days& limit);

/// The date is no Saturday or Sunday.
void not_at_weekend(Findings& found, const Days& days);

/// Below each row of `group` at most one row of `table` is open; reports all that are.
template <class Open, class... Columns>
void at_most_one_open(Findings& found, const Table& group, const Table& table, Open open, const Columns&... columns) {
    std::vector<Place> places;
    for (Row each = 0; each < group.count; ++each) {
        places.clear();
        Row count = 0;
        const Span rows = rows_below(table, group, each);
        if (rows.size() < 2) continue;
        for (Row row = rows.begin; row < rows.end; ++row) {
            if (!open(row)) continue;
            ++count;
            (places.push_back({columns.field, row}), ...);
        }
        if (count > 1) found.add(group.child_of(each), places);
    }
}

/// A column of starts, and the stretch from each up to `last(row)`, that day included; `no_day` where there is none.
struct Stretches {
    const Days& start;
    const Days& end;
};

/// Below each row of `group`, no date of `starts` falls in a stretch: from its start up to `last(row)`, that day
/// included (`no_day`: the row has no stretch). A row is not held against itself. Reports the date and the stretch.
template <class Last>
void none_inside(Findings& found, const Table& group, const Days& starts, Stretches stretches, Last last) {
    const bool same = starts.table == stretches.start.table;
    for (Row each = 0; each < group.count; ++each) {
        const Span inner = rows_below(*starts.table, group, each);
        const Span outer = same ? inner : rows_below(*stretches.start.table, group, each);
        if (inner.empty() || outer.empty() || (same && inner.size() == 1)) continue;
        for (Row j = outer.begin; j < outer.end; ++j) {
            const Day from = stretches.start[j], to = last(j);
            if (!given(from) || !given(to)) continue;
            for (Row i = inner.begin; i < inner.end; ++i) {
                if ((same && i == j) || starts[i] < from || starts[i] > to) continue;
                found.add(group.child_of(each),
                          {Place{starts.field, i}, Place{stretches.start.field, j}, Place{stretches.end.field, j}});
            }
        }
    }
}

}  // namespace census
