#pragma once
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "rooms/census/engine/rule.h"
#include "rooms/census/engine/table.h"
#include "rooms/census/ssda903/code_sets.h"
#include "rooms/census/ssda903/columns.h"

namespace census::ssda903 {

/// Every child that any file of the return names, once.
struct Children : Table {
    Children() : Table(id(Column::header_child), nullptr) {}
    std::vector<Text> identifier;
};

/// One year's files: twelve tables whose rows stand by child, and within a child in the order of the file.
class YearTables {
  public:
    /// `base` is what the year's fields begin at: see `last_year`.
    YearTables(const Table* children, Field base);
    YearTables(const YearTables&) = delete;
    YearTables& operator=(const YearTables&) = delete;

    /// Whether the file was handed in.
    bool has(TableOf table) const { return present_[static_cast<std::size_t>(table)]; }
    void set_present(TableOf table) { present_[static_cast<std::size_t>(table)] = true; }

    const Table& table(TableOf which) const { return *tables_[static_cast<std::size_t>(which)]; }
    Table& table(TableOf which) { return *tables_[static_cast<std::size_t>(which)]; }
    const Days& days(Column column) const { return days_[static_cast<std::size_t>(column)]; }
    Days& days(Column column) { return days_[static_cast<std::size_t>(column)]; }
    const Codes& codes(Column column) const { return codes_[static_cast<std::size_t>(column)]; }
    Codes& codes(Column column) { return codes_[static_cast<std::size_t>(column)]; }
    const Texts& texts(Column column) const { return texts_[static_cast<std::size_t>(column)]; }
    Texts& texts(Column column) { return texts_[static_cast<std::size_t>(column)]; }

  private:
    std::array<bool, static_cast<std::size_t>(TableOf::count)> present_{};
    std::vector<std::unique_ptr<Table>> tables_;
    // One of each kind by column; only the kind that the column holds has values.
    std::vector<Days> days_;
    std::vector<Codes> codes_;
    std::vector<Texts> texts_;
};

/// One return: this year's files, and last year's where they were handed in too.
struct Return {
    Children children;
    YearTables now{&children, 0};
    YearTables last{&children, static_cast<Field>(Column::count)};
    Period period;
    std::string authority;
    TextStore texts;
    std::vector<Unreadable> unreadable;  ///< by field, then row

    std::string_view read(Text text) const { return texts.read(text); }
    /// Whether the cell holds text that is no date.
    bool is_unreadable(Field field, Row row) const;
    /// The table that a field belongs to.
    const Table& table_of(Field field) const;
    bool has_table_of(Field field) const;
    /// What the file has in the cell; empty where it is missing.
    std::string value(Field field, Row row) const;
};

using Rule = RuleOf<Return, Return>;

}  // namespace census::ssda903
