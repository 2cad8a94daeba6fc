#pragma once
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "rooms/census/engine/code_set.h"
#include "rooms/census/engine/values.h"

namespace census {

/// One column of one table of a return, as the return's own enumeration numbers them.
using Field = std::uint16_t;

/// What a report calls a column.
struct FieldName {
    std::string_view table;
    std::string_view column;
};

/// The rows of one table within a block: which row of the table above each belongs to, and where the rows of each row
/// above begin. Rows of one parent stand together, in the order of the document.
struct Table {
    Table(Field named, const Table* upper) : row_field(named), above(upper) {}
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    Field row_field;     ///< names the row as a whole: the column of the child's identifier
    const Table* above;  ///< null for the children
    Row count = 0;
    std::vector<Row> parent;       ///< by row: the row of `above`
    std::vector<Row> first;        ///< by row of `above`, and one more: where its rows begin; made by `seal`
    std::vector<Row> source_rows;  ///< by row: its number in the document; empty where it is the position itself

    /// Makes `first` from `parent`. To be called once all rows are in, from the top table down.
    void seal();

    /// The row's child: the row of the topmost table above it.
    Row child_of(Row row) const {
        for (const Table* table = this; table->above != nullptr; table = table->above) row = table->parent[row];
        return row;
    }
};

/// The rows from `begin` up to, not including, `end`.
struct Span {
    Row begin = 0;
    Row end = 0;
    constexpr Row size() const { return end - begin; }
    constexpr bool empty() const { return begin == end; }
};

/// The rows of `table` below one row of `upper`, at any depth.
inline Span rows_below(const Table& table, const Table& upper, Row row) {
    if (&table == &upper) return {row, row + 1};
    if (table.above == &upper) return {table.first[row], table.first[row + 1]};
    const Span mid = rows_below(*table.above, upper, row);
    return {table.first[mid.begin], table.first[mid.end]};
}

/// A column of dates.
struct Days {
    const Table* table;
    Field field;
    std::vector<Day> values{};
    Day operator[](Row row) const { return values[row]; }
    void add_row() { values.push_back(no_day); }
};

/// A column of codes of one set.
struct Codes {
    const Table* table;
    Field field;
    const CodeSet* set;
    std::vector<Code> values{};
    Code operator[](Row row) const { return values[row]; }
    void add_row() { values.push_back(no_code); }
};

/// A column of whole numbers.
struct Numbers {
    const Table* table;
    Field field;
    std::vector<Number> values{};
    Number operator[](Row row) const { return values[row]; }
    void add_row() { values.push_back(no_number); }
};

/// A column of text, kept in the block's store.
struct Texts {
    const Table* table;
    Field field;
    std::vector<Text> values{};
    Text operator[](Row row) const { return values[row]; }
    void add_row() { values.push_back({}); }
};

/// A cell whose text could not be read as what its column holds. The column treats it as missing.
struct Unreadable {
    Field field;
    Row row;
    Text text;
    std::uint64_t at;  ///< byte of the file; 0 where the cells come from no file
};

/// The text of a block: identifiers, codes that no set knows, unreadable cells.
class TextStore {
  public:
    Text keep(std::string_view text);
    std::string_view read(Text text) const { return std::string_view{all_}.substr(text.at, text.length); }
    /// The same code for the same text: see `Code`. Beyond 32,000 different texts the last code stands for the rest.
    Code keep_unknown(std::string_view text);
    std::string_view unknown(Code code) const { return read(unknown_[code - unknown_code]); }

  private:
    std::string all_;
    std::vector<Text> unknown_;
    std::unordered_map<std::string, Code> unknown_codes_;
};

}  // namespace census
