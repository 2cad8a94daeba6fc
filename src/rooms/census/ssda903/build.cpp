#include "rooms/census/ssda903/build.h"

#include <algorithm>
#include <unordered_map>

namespace census::ssda903 {
namespace {

class Building {
  public:
    explicit Building(Return& data) : data_(data) {}

    void find_children(const std::vector<InputTable>& inputs) {
        for (const InputTable& input : inputs) {
            auto& mine = children_of_rows_.emplace_back();
            const auto at = child_column(input);
            for (const auto& row : input.rows) mine.push_back(child(at < row.size() ? row[at] : std::string{}));
        }
    }

    void place(const InputTable& input, std::size_t number) {
        YearTables& year = input.is_last_year ? data_.last : data_.now;
        Table& table = year.table(input.table);
        year.set_present(input.table);
        const auto& child_of_row = children_of_rows_[number];
        std::vector<std::size_t> order(input.rows.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return child_of_row[a] < child_of_row[b]; });
        add_rows(year, input.table, order.size());
        for (const std::size_t from : order) {
            const Row row = static_cast<Row>(table.parent.size());
            table.parent.push_back(child_of_row[from]);
            table.source_rows.push_back(input.numbers.empty() ? static_cast<Row>(from) : input.numbers[from]);
            const std::uint64_t at = input.places.empty() ? 0 : input.places[from];
            for (std::size_t i = 0; i < input.columns.size(); ++i)
                if (input.columns[i]) fill(year, *input.columns[i], row, input.rows[from][i], at);
        }
    }

  private:
    static std::size_t child_column(const InputTable& input) {
        const auto found = std::find_if(input.columns.begin(), input.columns.end(), [](const auto& column) {
            return column && spec(*column).holds == Holds::child;
        });
        return static_cast<std::size_t>(found - input.columns.begin());
    }

    Row child(const std::string& identifier) {
        if (!identifier.empty()) {
            const auto [known, is_new] = children_.try_emplace(identifier, data_.children.count);
            if (!is_new) return known->second;
        }
        data_.children.identifier.push_back(data_.texts.keep(identifier));
        return data_.children.count++;
    }

    static void add_rows(YearTables& year, TableOf table, std::size_t count) {
        year.table(table).count = static_cast<Row>(count);
        for (Field i = 0; i < columns().size(); ++i) {
            if (columns()[i].table != table) continue;
            const auto column = static_cast<Column>(i);
            switch (columns()[i].holds) {
                case Holds::day:
                    year.days(column).values.assign(count, no_day);
                    break;
                case Holds::code:
                    year.codes(column).values.assign(count, no_code);
                    break;
                case Holds::text:
                    year.texts(column).values.assign(count, Text{});
                    break;
                case Holds::child:
                    break;
            }
        }
    }

    void fill(YearTables& year, Column column, Row row, std::string_view text, std::uint64_t at) {
        if (text.empty()) return;
        switch (spec(column).holds) {
            case Holds::child:
                return;
            case Holds::text:
                year.texts(column).values[row] = data_.texts.keep(text);
                return;
            case Holds::code: {
                const Code code = spec(column).set->find(text);
                year.codes(column).values[row] = known(code) ? code : data_.texts.keep_unknown(text);
                return;
            }
            case Holds::day:
                break;
        }
        Days& days = year.days(column);
        days.values[row] = parse_english_day(text);
        if (!given(days[row]))
            data_.unreadable.push_back({.field = days.field, .row = row, .text = data_.texts.keep(text), .at = at});
    }

    Return& data_;
    std::unordered_map<std::string, Row> children_;
    std::vector<std::vector<Row>> children_of_rows_;
};

}  // namespace

std::shared_ptr<Return> build(const std::vector<InputTable>& inputs, Period period) {
    auto data = std::make_shared<Return>();
    data->period = period;
    Building building{*data};
    building.find_children(inputs);
    for (std::size_t i = 0; i < inputs.size(); ++i) building.place(inputs[i], i);
    for (YearTables* year : {&data->now, &data->last})
        for (std::size_t i = 0; i < static_cast<std::size_t>(TableOf::count); ++i)
            year->table(static_cast<TableOf>(i)).seal();
    std::sort(data->unreadable.begin(), data->unreadable.end(), [](const Unreadable& a, const Unreadable& b) {
        return a.field != b.field ? a.field < b.field : a.row < b.row;
    });
    return data;
}

void derive_uasc(Return& data) {
    for (YearTables* year : {&data.now, &data.last}) {
        const Table& header = year->table(TableOf::header);
        for (Row row = 0; row < header.count; ++row)
            year->codes(Column::header_uasc_flag).values[row] =
                rows_below(year->table(TableOf::uasc), data.children, header.parent[row]).empty() ? code::flag["0"]
                                                                                                  : code::flag["1"];
    }
}

}  // namespace census::ssda903
