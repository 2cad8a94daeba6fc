#include "platform/registers/files/table_file.h"

#include <mutex>

#include "core/date.h"
#include "core/decimal.h"
#include "core/utf8.h"
#include "platform/registers/files/archive.h"

namespace registers {
namespace {

constexpr std::uint64_t most_unpacked = 128ULL << 20U;
/// A workbook that unpacks to more than this waits until no other one is being read.
constexpr std::uint64_t large = 8ULL << 20U;

void fault(core::Faults& faults, const std::string& file, std::string what, std::string remedy) {
    faults.push_back({.file = file, .line = 0, .column = {}, .what = std::move(what), .remedy = std::move(remedy)});
}

/// A file of another form than ours is told what it is; else it would be told that every column is missing.
std::string told_by_form(std::string_view bytes) {
    const auto line = bytes.substr(0, bytes.find('\n'));
    const auto has = [](std::string_view text, char c) { return text.find(c) != std::string_view::npos; };
    if (line.size() == bytes.size() && has(line.substr(0, line.find_last_not_of('\r') + 1), '\r'))
        return "The lines of the file end in CR alone, as on old Macintoshes.";
    if (has(line, ',')) return {};
    if (has(line, '\t')) return "The columns of the file are separated by tabs.";
    return has(line, ';') ? "The columns of the file are separated by semicolons." : std::string{};
}

TableFile read_csv_file(std::string_view bytes, const std::string& file, core::Faults& faults) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        fault(faults, file, "The file is in UTF-16.", "Save it as CSV UTF-8.");
        return {};
    }
    if (auto told = told_by_form(bytes); !told.empty()) {
        fault(faults, file, std::move(told),
              "Save it as CSV UTF-8, with commas between columns and a line for each row.");
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
        fault(faults, file, "The file unpacks to more than 128 MiB.",
              "Divide it into several, or save it as CSV UTF-8.");
        return {};
    }
    static std::mutex one_at_a_time;
    std::unique_lock alone{one_at_a_time, std::defer_lock};
    if (*size > large) alone.lock();
    const auto plain = plain_archive(bytes);
    if (!plain) {
        fault(faults, file, "The file is damaged: it holds other than it tells.",
              "Save it again as .xlsx, or as CSV UTF-8.");
        return {};
    }
    return read_workbook(*plain, file, faults);
}

}  // namespace registers
