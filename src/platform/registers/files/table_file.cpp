#include "platform/registers/files/table_file.h"

#include "core/date.h"
#include "core/decimal.h"
#include "core/utf8.h"
#include "platform/registers/files/archive.h"

namespace registers {
namespace {

constexpr std::uint64_t most_unpacked = 512ULL << 20U;

void fault(core::Faults& faults, const std::string& file, std::string what, std::string remedy) {
    faults.push_back({.file = file, .line = 0, .column = {}, .what = std::move(what), .remedy = std::move(remedy)});
}

TableFile read_csv_file(std::string_view bytes, const std::string& file, core::Faults& faults) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        fault(faults, file, "The file is in UTF-16.", "Save it as CSV UTF-8.");
        return {};
    }
    return {.table = core::read_csv(bytes, file, faults)};
}

}  // namespace

std::optional<std::string> day_of_serial(std::string_view number, bool from_1904) {
    const auto serial = core::Decimal::parse(number.substr(0, number.find('.')));
    if (!serial || serial->units() < 0 || serial->units() > 200'000) return std::nullopt;
    const auto day = std::chrono::days{serial->units()};
    if (from_1904) return core::iso(core::day(1904, 1, 1) + day);
    // 1 is 1 January 1900; from 61 on the day that never was stands between.
    return core::iso(core::day(1899, 12, serial->units() < 61 ? 31 : 30) + day);
}

TableFile read_table(std::string_view bytes, const std::string& file, core::Faults& faults) {
    if (bytes.empty()) {
        fault(faults, file, "The file is empty.", "Choose a file with a header row and at least one more.");
        return {};
    }
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        fault(faults, file, "The file is an Excel workbook of the old kind, or has a password.",
              "Save it as .xlsx without a password, or as CSV UTF-8.");
        return {};
    }
    if (!bytes.starts_with("PK")) return read_csv_file(bytes, file, faults);
    const auto size = unpacked_size(bytes);
    if (!size) {
        fault(faults, file, "The file is damaged: it cannot be unpacked.", "Save it again as .xlsx, or as CSV UTF-8.");
        return {};
    }
    if (*size > most_unpacked) {
        fault(faults, file, "The file unpacks to more than 512 MiB.", "Divide it into several.");
        return {};
    }
    const auto plain = plain_archive(bytes);
    if (!plain) {
        fault(faults, file, "The file is damaged: it holds other than it tells.",
              "Save it again as .xlsx, or as CSV UTF-8.");
        return {};
    }
    return read_workbook(*plain, file, faults);
}

}  // namespace registers
