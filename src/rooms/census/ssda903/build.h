#pragma once
#include <memory>
#include <string>
#include <vector>

#include "rooms/census/ssda903/returns.h"

namespace census::ssda903 {

/// One file's rows as text, before they are put into columns.
struct InputTable {
    TableOf table;
    bool is_last_year = false;
    std::vector<std::optional<Column>> columns;  ///< by position; nothing for a column that is left out
    std::vector<std::vector<std::string>> rows;  ///< as many cells as columns
    std::vector<Row> numbers = {};               ///< the number of each row; empty: its position
    std::vector<std::uint64_t> places = {};      ///< the byte of the file at which each row begins; empty: unknown
};

/// Puts the files of a return into columns, the rows of each table by child. A row without a child identifier is a
/// child of its own.
std::shared_ptr<Return> build(const std::vector<InputTable>& inputs, Period period);

/// Fills the flag Header.UASC from the UASC file, for a return whose header has no such column.
void derive_uasc(Return& data);

}  // namespace census::ssda903
