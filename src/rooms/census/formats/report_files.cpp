#include <xlsxwriter.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/failure.h"
#include "rooms/census/engine/report.h"

namespace census {
namespace {

constexpr std::array<const char*, 10> headings{"Finding", "Rule",   "Severity", "Message", "What to do",
                                               "Child",   "Record", "Table",    "Row",     "Column"};
constexpr lxw_row_t most_rows = 1'000'000;  ///< of a sheet; Excel stops a little later

using Line = std::array<std::string, headings.size()>;

/// Every place of every finding as one line; the places of one finding share its number.
template <class Write>
void each_line(const Report& report, Write write) {
    std::size_t number = 0;
    if (!report.each) return;
    report.each([&](const Told& told) {
        ++number;
        for (const Location& place : told.locations)
            write(Line{std::to_string(number), std::string{told.card.code},
                       told.card.severity == Severity::error ? "error" : "query", std::string{told.card.message},
                       std::string{told.card.remedy}, inert(told.child), told.group, std::string{place.table},
                       std::to_string(place.row + 1), std::string{place.column}});
    });
    for (const auto& [card, values] : report.return_level)
        write(Line{std::to_string(++number), std::string{card->code},
                   card->severity == Severity::error ? "error" : "query", std::string{card->message} + ": " + values,
                   std::string{card->remedy}, "", "the whole return", "", "", ""});
}

std::string quoted(std::string_view text) {
    std::string all = "\"";
    for (const char c : text) {
        if (c == '"') all += '"';
        all += c;
    }
    return all + '"';
}

void write_csv(const std::string& path, const Report& report) {
    std::ofstream out{path, std::ios::binary};
    const auto write = [&](const auto& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) out << (i == 0 ? "" : ",") << quoted(cells[i]);
        out << "\r\n";
    };
    write(headings);
    each_line(report, write);
    out.close();
    if (!out) throw core::Failure(path + ": cannot be written");
}

/// A workbook that is closed, and so written, exactly once.
class Workbook {
  public:
    explicit Workbook(std::string path) : path_(std::move(path)) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book_ = workbook_new_opt(path_.c_str(), &options);
        if (book_ == nullptr) throw core::Failure(path_ + ": cannot be written");
        bold_ = workbook_add_format(book_);
        format_set_bold(bold_);
    }
    ~Workbook() {
        if (book_ != nullptr) workbook_close(book_);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    void write(const Line& line) {
        if (sheet_ == nullptr || row_ == most_rows) begin_sheet();
        for (std::size_t i = 0; i < line.size(); ++i)
            // As text in every column: nothing that a file brought can become a formula.
            worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(i), line[i].c_str(), nullptr);
        ++row_;
    }
    void begin_sheet() {
        sheet_ = workbook_add_worksheet(book_, nullptr);
        row_ = 0;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, i == 3 || i == 4 ? 50 : 16, nullptr);
            worksheet_write_string(sheet_, row_, column, headings[i], bold_);
        }
        worksheet_freeze_panes(sheet_, 1, 0);
        ++row_;
    }
    void close() {
        if (sheet_ == nullptr) begin_sheet();
        const lxw_error error = workbook_close(book_);
        book_ = nullptr;
        if (error != LXW_NO_ERROR) throw core::Failure(path_ + ": cannot be written: " + lxw_strerror(error));
    }

  private:
    std::string path_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* bold_ = nullptr;
    lxw_row_t row_ = 0;
};

}  // namespace

std::vector<std::string> write_files(const std::string& folder, const std::vector<Report>& reports) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw core::Failure(folder + ": cannot be made: " + error.message());
    std::set<std::string> used;
    std::vector<std::string> paths;
    for (const Report& report : reports) {
        if (!report.unusable.empty()) continue;
        const std::string stem = std::filesystem::path{report.file}.stem().string();
        std::string name = stem + "-findings";
        for (int i = 2; !used.insert(name).second; ++i) name = stem + "-findings-" + std::to_string(i);
        const std::string path = (std::filesystem::path{folder} / name).string();
        write_csv(path + ".csv", report);
        Workbook book{path + ".xlsx"};
        each_line(report, [&](const Line& line) { book.write(line); });
        book.close();
        paths.push_back(path + ".csv");
        paths.push_back(path + ".xlsx");
    }
    return paths;
}

}  // namespace census
