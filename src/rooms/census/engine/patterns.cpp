#include "rooms/census/engine/patterns.h"

namespace census {

void required(Findings& found, const Days& days) {
    flag(
        found, *days.table, [&](Row row) { return !given(days[row]); }, days);
}

void required_code(Findings& found, const Codes& codes) {
    flag(
        found, *codes.table, [&](Row row) { return !known(codes[row]); }, codes);
}

void code_if_given(Findings& found, const Codes& codes) {
    flag(
        found, *codes.table, [&](Row row) { return codes[row] >= unknown_code; }, codes);
}

void in_period(Findings& found, const Days& days, Period period) {
    flag(
        found, *days.table, [&](Row row) { return period.leaves_out(days[row]); }, days);
}

void required_by(Findings& found, const Days& days, Day last) {
    flag(
        found, *days.table, [&](Row row) { return !given(days[row]) || before(last, days[row]); }, days);
}

void in_order(Findings& found, const Days& first, const Days& then) {
    flag(
        found, *first.table, [&](Row row) { return before(then[row], first[row]); }, first, then);
}

void not_one_day(Findings& found, const Days& a, const Days& b) {
    flag(
        found, *a.table, [&](Row row) { return given(a[row]) && a[row] == b[row]; }, a, b);
}

void not_before_parent(Findings& found, const Days& below, const Days& above) {
    flag_with_parent(
        found, [&](Row row, Row parent) { return before(below[row], above[parent]); }, below, above);
}

void not_after_childs(Findings& found, const Days& days, const Days& limit) {
    // Few children have a limit, so the walk is from them.
    for (Row child = 0; child < limit.table->count; ++child) {
        if (!given(limit[child])) continue;
        const Span rows = rows_below(*days.table, *limit.table, child);
        for (Row row = rows.begin; row < rows.end; ++row)
            if (before(limit[child], days[row])) found.add(child, {{days.field, row}, {limit.field, child}});
    }
}

void not_at_weekend(Findings& found, const Days& days) {
    // 1970-01-01 was a Thursday: Saturday is 2 days on, Sunday 3.
    const auto weekend = [](Day day) {
        const Day from_saturday = (day - 2) % 7;
        return from_saturday == 0 || from_saturday == 1 || from_saturday == -6;
    };
    flag(
        found, *days.table, [&](Row row) { return given(days[row]) && weekend(days[row]); }, days);
}

}  // namespace census
