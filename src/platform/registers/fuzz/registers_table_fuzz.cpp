#include <cstdint>
#include <string_view>

#include "core/date.h"
#include "platform/registers/files/table_file.h"
#include "platform/registers/value.h"

// Any bytes, as a file that someone uploads: CSV or a workbook; and every cell read as every type.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using registers::Type;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    core::Faults faults;
    const auto file = registers::read_table(bytes, "file", faults);
    for (const auto& row : file.table.rows)
        for (const auto& cell : row.cells)
            for (const bool from_1904 : {false, true})
                if (const auto day = registers::day_of_serial(cell, from_1904); day && !core::parse_date(*day))
                    __builtin_trap();
    for (const auto type :
         {Type::text, Type::narrative, Type::date, Type::money, Type::count, Type::percentage, Type::choices}) {
        registers::Field field{.name = "f", .label = "F", .type = type};
        if (type == Type::choices) field.choices = {{"a", "A"}, {"b", "B"}};
        for (const auto& row : file.table.rows)
            for (const auto& cell : row.cells) {
                const auto read = registers::read_value(field, cell);
                // What was read once is read again as the same: files and forms agree.
                if (read.problem.empty() && registers::read_value(field, read.value).value != read.value)
                    __builtin_trap();
                if (read.problem.empty() &&
                    registers::canonical(field, registers::stored(field, read.value)) != read.value)
                    __builtin_trap();
            }
    }
    return 0;
}
