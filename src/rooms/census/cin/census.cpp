#include "rooms/census/cin/census.h"

#include "core/check.h"
#include "core/date.h"

namespace census::cin {
namespace {

template <class... Columns>
Row add_row(Table& table, Columns&... columns) {
    (columns.add_row(), ...);
    return table.count++;
}

template <class... Columns>
Row add_row_below(Table& table, Row parent, Columns&... columns) {
    table.parent.push_back(parent);
    return add_row(table, columns...);
}

}  // namespace

Row Children::add() {
    return add_row(*this, identifier, upn, former_upn, upn_unknown, birth, expected_birth, gender, sex, death,
                   ethnicity);
}
Row Disabilities::add(Row child) { return add_row_below(*this, child, code); }
Row Episodes::add(Row child) {
    return add_row_below(*this, child, referral, source, need, closure, reason, conference, nfa);
}
Row Assessments::add(Row episode) { return add_row_below(*this, episode, start, review, end); }
Row Factors::add(Row assessment) { return add_row_below(*this, assessment, code); }
Row CinPlans::add(Row episode) { return add_row_below(*this, episode, start, end); }
Row Enquiries::add(Row episode) { return add_row_below(*this, episode, start, target, conference, not_required); }
Row ProtectionPlans::add(Row episode) {
    return add_row_below(*this, episode, start, end, first_category, latest_category, previous);
}
Row Reviews::add(Row plan) { return add_row_below(*this, plan, date); }

int Header::census_year() const {
    const Number number = parse_number(year);
    return number >= 1900 && number <= 9999 ? static_cast<int>(number) : 0;
}

Period Header::period() const {
    Day last = reference_day();
    if (!given(last) && census_year() != 0) last = day_of(core::day(census_year(), 3, 31));
    if (!given(last)) return {};
    return {.first = day_of(core::add_months(date_of(last), -12)) + 1, .last = last};
}

void Block::seal() {
    for (Table* table :
         {static_cast<Table*>(&disabilities), static_cast<Table*>(&episodes), static_cast<Table*>(&assessments),
          static_cast<Table*>(&factors), static_cast<Table*>(&cin_plans), static_cast<Table*>(&enquiries),
          static_cast<Table*>(&plans), static_cast<Table*>(&reviews)})
        table->seal();
}

const Table& Block::table(TableOf which) const {
    switch (which) {
        case TableOf::child_identifiers:
        case TableOf::child_characteristics:
            return children;
        case TableOf::disabilities:
            return disabilities;
        case TableOf::cin_details:
            return episodes;
        case TableOf::assessments:
            return assessments;
        case TableOf::assessment_factors:
            return factors;
        case TableOf::cin_plan_dates:
            return cin_plans;
        case TableOf::section47:
            return enquiries;
        case TableOf::child_protection_plans:
            return plans;
        case TableOf::reviews:
            return reviews;
        case TableOf::header:
        case TableOf::count:
            break;
    }
    core::check(false, "the header has no rows in a block");
    return children;
}

std::array<Row, static_cast<std::size_t>(TableOf::count)> Block::row_counts() const {
    std::array<Row, static_cast<std::size_t>(TableOf::count)> counts{};
    for (std::size_t i = 1; i < counts.size(); ++i) counts[i] = table(static_cast<TableOf>(i)).count;
    return counts;
}

Row Block::source_row(Field field, Row row) const {
    const TableOf which = table_of(field);
    if (which == TableOf::header) return row;
    const auto& source =
        which == TableOf::child_characteristics ? children.characteristics_source : table(which).source_rows;
    return source.empty() ? row : source[row];
}

std::string_view Block::text_of(const Codes& column, Code code) const {
    if (!given(code)) return {};
    return known(code) ? column.set->text(code) : texts.unknown(code);
}

std::vector<std::vector<Row>> Return::row_offsets() const {
    std::vector<std::vector<Row>> offsets;
    std::array<Row, static_cast<std::size_t>(TableOf::count)> next{};
    for (const auto& block : blocks) {
        auto& mine = offsets.emplace_back(id(Column::count));
        for (Field field = 0; field < mine.size(); ++field)
            mine[field] = next[static_cast<std::size_t>(table_of(field))];
        const auto counts = block->row_counts();
        for (std::size_t i = 0; i < counts.size(); ++i) next[i] += counts[i];
    }
    return offsets;
}

}  // namespace census::cin
