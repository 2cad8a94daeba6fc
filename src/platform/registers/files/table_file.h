#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/csv.h"
#include "core/fault.h"

namespace registers {

/// Rows and columns of a file that someone gave us.
struct TableFile {
    core::Csv table;           ///< every cell as text; rows with a fault are left out
    bool is_workbook = false;  ///< XLSX: dates may be serial numbers
    bool from_1904 = false;    ///< the workbook counts its days from 1904, not from 1900
    std::string sheet = {};    ///< the sheet that was read, of a workbook with several; else empty
};

/// Reads CSV (UTF-8, with or without a byte-order mark) or XLSX (the one sheet that holds anything), whichever they
/// are; `file` names it in the faults. Refuses what is too large before unpacking it, and reads one large workbook
/// at a time, so that the memory of several is never asked for at once. Throws nothing for bad input.
TableFile read_table(std::string_view bytes, const std::string& file, core::Faults& faults);

/// The sheet as a table, from a `plain_archive`. For read_table; the only function that names liborcus.
TableFile read_workbook(std::string_view bytes, const std::string& file, core::Faults& faults);

/// A day from a workbook's number: "45747" is 31 March 2025, or later by four years and a day when counted from 1904.
/// Empty when the text is no such number. Day 60 of 1900 did not exist; Excel believes that it did.
std::optional<std::string> day_of_serial(std::string_view number, bool from_1904);

}  // namespace registers
