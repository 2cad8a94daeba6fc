#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace census {

/// Reads comma-separated text (RFC 4180) record by record: quoted cells may hold separators, quotes and line ends.
/// Semicolon, tab and bar are taken as the separator where the first line has more of them than commas.
class CsvText {
  public:
    /// `text` is UTF-8 without a byte-order mark and must outlive the reader.
    explicit CsvText(std::string_view text);

    /// The next record into `cells`, without the spaces around each cell; false at the end. Empty lines are passed
    /// over.
    bool next(std::vector<std::string>& cells);
    /// The line on which the last record began, counting from 1.
    std::size_t line() const { return line_; }
    /// The byte at which it began.
    std::size_t at() const { return begin_; }
    /// The text ended within a quoted cell.
    bool is_cut_off() const { return cut_off_; }
    char separator() const { return separator_; }

  private:
    std::string quoted_cell();

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::size_t line_ = 0;
    std::size_t next_line_ = 1;
    char separator_ = ',';
    bool cut_off_ = false;
};

}  // namespace census
