#include "rooms/census/ssda903/rule.h"

#include <algorithm>
#include <limits>

namespace census::ssda903 {

std::vector<Row> in_order_of(const Return& data, const Days& days, Row child) {
    const Span span = rows_below(*days.table, data.children, child);
    std::vector<Row> rows;
    for (Row row = span.begin; row < span.end; ++row) rows.push_back(row);
    const auto key = [&](Row row) { return given(days[row]) ? days[row] : std::numeric_limits<Day>::max(); };
    std::stable_sort(rows.begin(), rows.end(), [&](Row a, Row b) { return key(a) < key(b); });
    return rows;
}

void date_if_given(Findings& found, const Return& data, const Days& days) {
    flag(
        found, *days.table, [&](Row row) { return !given(days[row]) && data.is_unreadable(days.field, row); }, days);
}

void in_header(Findings& found, const Return& data, Column child) {
    const Table& table = data.now.table(spec(child).table);
    const Table& header = data.now.table(TableOf::header);
    for (Row row = 0; row < table.count; ++row)
        if (rows_below(header, data.children, table.parent[row]).empty())
            found.add(table.parent[row], {{id(child), row}});
}

void once(Findings& found, const Return& data, Column child) {
    const Table& table = data.now.table(spec(child).table);
    std::vector<Place> places;
    for (Row each = 0; each < data.children.count; ++each) {
        const Span rows = rows_below(table, data.children, each);
        if (rows.size() < 2) continue;
        places.clear();
        for (Row row = rows.begin; row < rows.end; ++row) places.push_back({id(child), row});
        found.add(each, places);
    }
}

void same_birth_as_header(Findings& found, const Return& data, Column birth) {
    const Days& here = data.now.days(birth);
    const Days& header = data.now.days(Column::header_birth);
    for (Row row = 0; row < here.table->count; ++row) {
        const Row child = here.table->parent[row];
        const Span rows = rows_below(*header.table, data.children, child);
        for (Row other = rows.begin; other < rows.end; ++other) {
            if (here[row] == header[other]) continue;
            found.add(child, {{here.field, row}});
            break;
        }
    }
}

Day birthday(Day born, int years) { return given(born) ? day_of(core::add_months(date_of(born), 12 * years)) : no_day; }

}  // namespace census::ssda903
