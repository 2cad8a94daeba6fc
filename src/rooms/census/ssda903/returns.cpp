#include "rooms/census/ssda903/returns.h"

#include <algorithm>

namespace census::ssda903 {
namespace {

constexpr auto column_count = static_cast<Field>(Column::count);

bool by_place(const Unreadable& a, const Unreadable& b) {
    return a.field != b.field ? a.field < b.field : a.row < b.row;
}

}  // namespace

YearTables::YearTables(const Table* children, Field base) {
    for (Field column = 0; column < column_count; ++column) {
        const ColumnSpec& each = columns()[column];
        const auto field = static_cast<Field>(base + column);
        if (tables_.size() <= static_cast<std::size_t>(each.table))
            tables_.push_back(std::make_unique<Table>(field, children));
        const Table* table = tables_.back().get();
        days_.push_back({.table = table, .field = field});
        codes_.push_back({.table = table, .field = field, .set = each.set});
        texts_.push_back({.table = table, .field = field});
    }
}

bool Return::is_unreadable(Field field, Row row) const {
    const Unreadable wanted{.field = field, .row = row, .text = {}, .at = 0};
    return std::binary_search(unreadable.begin(), unreadable.end(), wanted, by_place);
}

const Table& Return::table_of(Field field) const {
    const YearTables& year = field < column_count ? now : last;
    return year.table(columns()[field % column_count].table);
}

bool Return::has_table_of(Field field) const {
    const YearTables& year = field < column_count ? now : last;
    return year.has(columns()[field % column_count].table);
}

std::string Return::value(Field field, Row row) const {
    const YearTables& year = field < column_count ? now : last;
    const auto column = static_cast<Column>(field % column_count);
    switch (spec(column).holds) {
        case Holds::child:
            return std::string{read(children.identifier[year.table(spec(column).table).parent[row]])};
        case Holds::text:
            return std::string{read(year.texts(column)[row])};
        case Holds::code: {
            const Code code = year.codes(column)[row];
            if (!given(code)) return {};
            return std::string{known(code) ? spec(column).set->text(code) : texts.unknown(code)};
        }
        case Holds::day:
            break;
    }
    const Day day = year.days(column)[row];
    if (given(day)) return core::iso(date_of(day));
    const Unreadable wanted{.field = field, .row = row, .text = {}, .at = 0};
    const auto found = std::lower_bound(unreadable.begin(), unreadable.end(), wanted, by_place);
    return found != unreadable.end() && found->field == field && found->row == row ? std::string{read(found->text)}
                                                                                   : std::string{};
}

}  // namespace census::ssda903
