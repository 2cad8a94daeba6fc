#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/csv.h"
#include "core/utf8.h"

/// Any bytes as a comma-separated file, within small limits: what comes out is text in as many cells as the header has,
/// and, written and read again, the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const core::CsvLimits limits{.most_bytes = 1U << 20U, .most_rows = 200, .most_cell_bytes = 300, .most_faults = 50};
    core::Faults faults;
    const auto table = core::read_csv(text, "f.csv", faults, limits);
    // The row in which the limit is reached is told whole, and may have a fault in each of its 2,000 cells.
    if (faults.size() > limits.most_faults + 2'002 || table.rows.size() > limits.most_rows) std::abort();
    std::string again = table.header.empty() ? "" : core::csv_line(table.header) + "\n";
    bool is_inert = true;
    const auto look = [&](const std::string& cell) {
        if (cell.size() > limits.most_cell_bytes || core::first_invalid_utf8(cell) != std::string_view::npos)
            std::abort();
        // Written behind an apostrophe, and so not the same when read again.
        is_inert = is_inert && (cell.empty() || std::string_view{"=+-@\t\r"}.find(cell.front()) == std::string::npos);
    };
    for (const auto& cell : table.header) look(cell);
    for (const auto& row : table.rows) {
        if (row.cells.size() != table.header.size()) std::abort();
        for (const auto& cell : row.cells) look(cell);
        again += core::csv_line(row.cells) + "\n";
    }
    if (!is_inert || !faults.empty()) return 0;
    core::Faults none;
    const auto twice = core::read_csv(again, "f.csv", none);
    if (!none.empty() || twice.header != table.header || twice.rows.size() != table.rows.size()) std::abort();
    for (std::size_t i = 0; i < twice.rows.size(); ++i)
        if (twice.rows[i].cells != table.rows[i].cells) std::abort();
    return 0;
}
