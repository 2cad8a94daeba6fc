#include "core/csv.h"

#include <algorithm>

#include "core/decimal.h"
#include "core/utf8.h"

namespace core {
namespace {

constexpr std::size_t most_columns = 2'000;

std::size_t line_of(std::string_view text, std::size_t at) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// Walks through the text once; a row is what stands between line ends outside quotes.
class Reader {
  public:
    Reader(std::string_view text, const std::string& file, Faults& faults, const CsvLimits& limits)
        : text_(text), file_(file), faults_(faults), limits_(limits) {}

    /// False at the end of the text.
    bool next(CsvRow& row) {
        if (at_ >= text_.size()) return false;
        row.line = line_;
        row.cells.clear();
        bool more = true;
        while (more) {
            if (row.cells.size() == most_columns) {
                // A file of nothing but commas would give a fault for each, and its header be compared with itself.
                faults_.push_back({file_, row.line, "", "The row has more than 2,000 cells.", "Divide the table."});
                at_ = std::min(text_.find('\n', at_), text_.size());
                break;
            }
            row.cells.push_back(cell(row.line));
            more = at_ < text_.size() && text_[at_] == ',';
            if (more) ++at_;
        }
        end_line();
        return true;
    }

  private:
    std::string cell(std::size_t row_line) {
        std::string value = at_ < text_.size() && text_[at_] == '"' ? quoted(row_line) : plain(row_line);
        if (value.size() > limits_.most_cell_bytes) {
            faults_.push_back(
                {file_, row_line, "", "A cell is longer than " + grouped_limit() + " bytes.", "Shorten it."});
            value.clear();
        }
        return value;
    }

    std::string grouped_limit() const { return grouped(static_cast<std::int64_t>(limits_.most_cell_bytes)); }

    std::string plain(std::size_t row_line) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') ++at_;
        std::string value{text_.substr(begin, at_ - begin)};
        if (value.ends_with('\r') && (at_ >= text_.size() || text_[at_] == '\n')) value.pop_back();
        if (value.find('"') != std::string::npos)
            faults_.push_back({file_, row_line, "", "A quotation mark stands inside a cell that is not quoted.",
                               "Put the whole cell in quotation marks and write each inner one twice."});
        return value;
    }

    std::string quoted(std::size_t row_line) {
        std::string value;
        ++at_;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '\n') ++line_;
            if (c != '"') {
                value += c;
            } else if (at_ < text_.size() && text_[at_] == '"') {
                value += '"';
                ++at_;
            } else {
                return after_quote(value, row_line);
            }
        }
        faults_.push_back({file_, row_line, "", "A cell's quotation mark is never closed.", "Close it."});
        return value;
    }

    std::string after_quote(std::string value, std::size_t row_line) {
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') {
            faults_.push_back({file_, row_line, "", "Text follows the closing quotation mark of a cell.",
                               "Put a comma after the quotation mark, or write inner quotation marks twice."});
            while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n') ++at_;
        }
        return value;
    }

    void end_line() {
        if (at_ < text_.size()) ++at_;  // the line end
        ++line_;
    }

    std::string_view text_;
    const std::string& file_;
    Faults& faults_;
    const CsvLimits& limits_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

/// What makes the whole text unreadable.
bool readable(std::string_view text, const std::string& file, Faults& faults, const CsvLimits& limits) {
    if (text.size() > limits.most_bytes) {
        faults.push_back(
            {file, 0, "",
             "The file is larger than " + grouped(static_cast<std::int64_t>(limits.most_bytes)) + " bytes.",
             "Split it."});
        return false;
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        faults.push_back(
            {file, 1, "", "The file begins with a byte-order mark.",
             "Save it as UTF-8 without a byte-order mark (in Excel: \"CSV\" from a text editor, or LibreOffice)."});
        return false;
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        faults.push_back({file, 1, "", "The file is in UTF-16.", "Save it as UTF-8."});
        return false;
    }
    if (const auto at = first_invalid_utf8(text); at != std::string_view::npos) {
        faults.push_back({file, line_of(text, at), "", "The line has a character that is not UTF-8.",
                          "Save the file as UTF-8; it is probably in Windows-1252."});
        return false;
    }
    if (const auto at = text.find('\0'); at != std::string_view::npos) {
        faults.push_back(
            {file, line_of(text, at), "", "The line has a zero byte: this is no text file.", "Save it as CSV."});
        return false;
    }
    return true;
}

bool header_in_order(const Csv& csv, const std::string& file, Faults& faults) {
    const std::size_t before = faults.size();
    for (std::size_t i = 0; i < csv.header.size(); ++i) {
        if (csv.header[i].empty())
            faults.push_back(
                {file, 1, "", "Column " + std::to_string(i + 1) + " has no name.", "Name it or remove it."});
        else if (std::find(csv.header.begin(), csv.header.begin() + static_cast<std::ptrdiff_t>(i), csv.header[i]) !=
                 csv.header.begin() + static_cast<std::ptrdiff_t>(i))
            faults.push_back({file, 1, csv.header[i], "The column stands there twice.", "Remove one."});
    }
    return faults.size() == before;
}

}  // namespace

Csv read_csv(std::string_view text, const std::string& file, Faults& faults, const CsvLimits& limits) {
    Csv csv;
    const std::size_t faults_before = faults.size();
    if (!readable(text, file, faults, limits)) return csv;
    Reader reader{text, file, faults, limits};
    CsvRow row{};
    if (!reader.next(row) || (row.cells.size() == 1 && row.cells[0].empty())) {
        faults.push_back({file, 1, "", "The file is empty.", "Begin it with the row of column names."});
        return csv;
    }
    csv.header = row.cells;
    if (csv.header.size() == most_columns && faults.size() > faults_before) return csv;
    if (!header_in_order(csv, file, faults)) return csv;
    while (true) {
        const std::size_t before = faults.size();
        if (!reader.next(row)) break;
        if (row.cells.size() == 1 && row.cells[0].empty()) continue;
        // A quotation mark in the wrong place swallows cells: that is one fault, not two.
        if (row.cells.size() != csv.header.size() && faults.size() == before)
            faults.push_back({file, row.line, "",
                              "The row has " + std::to_string(row.cells.size()) + " cells where the header has " +
                                  std::to_string(csv.header.size()) + ".",
                              "Put text that holds a comma in quotation marks, or add the cells that are missing."});
        if (faults.size() == before) csv.rows.push_back(row);
        if (faults.size() - faults_before >= limits.most_faults || csv.rows.size() > limits.most_rows) {
            faults.push_back(
                {file, row.line, "", "Reading stopped here: too many faults or rows.", "Mend what is listed."});
            break;
        }
    }
    return csv;
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells) {
        if (&cell != &cells.front()) line += ',';
        const bool runs = !cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string_view::npos &&
                          !Decimal::parse(cell);
        const std::string inert = runs ? "'" + cell : cell;
        if (inert.find_first_of(",\"\r\n") == std::string::npos) {
            line += inert;
            continue;
        }
        line += '"';
        for (const char c : inert) line += c == '"' ? std::string{"\"\""} : std::string{c};
        line += '"';
    }
    return line + "\n";
}

}  // namespace core
