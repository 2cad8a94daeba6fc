#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/date.h"
#include "core/decimal.h"
#include "core/failure.h"
#include "platform/registers/files/export.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

/// The library writes to files only: one of our own, gone at the end of its scope.
class TemporaryFile {
  public:
    TemporaryFile() : path_((std::filesystem::temp_directory_path() / "cairn-export-XXXXXX").string()) {
        const int handle = ::mkstemp(path_.data());
        if (handle < 0) throw core::Failure("No temporary file can be made for the workbook");
        ::close(handle);
    }
    ~TemporaryFile() { ::unlink(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::string& path() const { return path_; }
    std::string bytes() const {
        std::ifstream file(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>{file}, {}};
    }

  private:
    std::string path_;
};

struct Formats {
    lxw_format* heading;
    lxw_format* date;
    lxw_format* money;
};

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Field& field, const std::string& text,
                const Formats& formats) {
    if (text.empty()) return;
    const bool day = field.type == Type::date || field.type == Type::working_day_due;
    if (const auto date = day ? core::parse_date(text) : std::nullopt; date && core::year_of(*date) >= 1900) {
        lxw_datetime value{core::year_of(*date),
                           static_cast<int>(core::month_of(*date)),
                           static_cast<int>(core::day_of(*date)),
                           0,
                           0,
                           0};
        worksheet_write_datetime(sheet, row, column, &value, formats.date);
    } else if (const auto number =
                   column_of(field) == db::Column::integer ? core::Decimal::parse(text) : std::nullopt) {
        worksheet_write_number(sheet, row, column, number->approximate(),
                               field.type == Type::money ? formats.money : nullptr);
    } else {
        worksheet_write_string(sheet, row, column, text.c_str(), nullptr);  // text, whatever it begins with
    }
}

}  // namespace

std::string export_xlsx(Reader& reader, const Entity& entity, const ListQuery& query, core::Date today) {
    const TemporaryFile file;
    // Not in its "constant memory" way: that writes texts inside their cells, which some readers pass over.
    lxw_workbook* book = workbook_new(file.path().c_str());
    if (book == nullptr) throw core::Failure("The workbook cannot be begun");
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    const Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(formats.heading);
    format_set_num_format(formats.date, "d mmmm yyyy");
    format_set_num_format(formats.money, "#,##0.00");
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_col_t column = 0;
    for (const auto& heading : headings(entity, query))
        worksheet_write_string(sheet, 0, column++, heading.c_str(), formats.heading);
    worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(column - 1), 22, nullptr);
    lxw_row_t row = 0;
    each_with_titles(reader, entity, query, today, [&](const Record& record, const std::vector<std::string>& texts) {
        ++row;
        worksheet_write_string(sheet, row, 0, record.id.c_str(), nullptr);
        for (std::size_t i = 0; i < texts.size(); ++i)
            write_cell(sheet, row, static_cast<lxw_col_t>(i + 1), column_field(entity, i), texts[i], formats);
    });
    if (workbook_close(book) != LXW_NO_ERROR) throw core::Failure("The workbook cannot be written");
    return file.bytes();
}

}  // namespace registers
