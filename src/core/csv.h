#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/fault.h"

namespace core {

/// One row of a comma-separated file and the line on which it begins (the header is line 1).
struct CsvRow {
    std::size_t line;
    std::vector<std::string> cells;
};

struct Csv {
    std::vector<std::string> header;
    std::vector<CsvRow> rows;
};

struct CsvLimits {
    std::size_t most_bytes = 64U << 20U;
    std::size_t most_rows = 2'000'000;
    std::size_t most_cell_bytes = 100'000;
    std::size_t most_faults = 1'000;  ///< a file of another kind would otherwise give one for every line
};

/// Reads RFC 4180: commas, double quotes, line ends LF or CRLF; a header row; UTF-8 without a byte-order mark. Blank
/// lines are passed over. Every fault is added to `faults` with its line and remedy; rows with a fault are left out of
/// the result.
Csv read_csv(std::string_view text, const std::string& file, Faults& faults, const CsvLimits& limits = {});

/// The same format out: quoted where needed. A cell that a spreadsheet would run as a formula (it begins with = + - @
/// tab or return, and is no number) is written inert, behind an apostrophe.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace core
