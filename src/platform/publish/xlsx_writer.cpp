#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "core/check.h"
#include "core/failure.h"
#include "core/utf8.h"
#include "platform/publish/cells.h"
#include "platform/publish/formats.h"
#include "platform/publish/scratch.h"

namespace publish {
namespace {

/// When every workbook says that it was made: the first day that its container can tell. The record has no such day,
/// and today's would give another file for the same report.
constexpr std::int64_t made_at = 315532800;  // 1 January 1980, seconds of Unix

constexpr std::size_t longest_text = 32'000;  // Excel's limit is 32,767 characters
constexpr std::size_t longest_sheet_name = 31;
constexpr int widest = 60;  // characters
constexpr const char* figures_sheet = "Figures";

/// Not more than `most` bytes, whole characters.
std::string cut(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    text.resize(most);
    return text;
}

int characters(std::string_view text) {
    return static_cast<int>(std::count_if(text.begin(), text.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// "2 Rutland, 2024-25 by breakdow": numbered, so that no two are alike; without the characters that Excel refuses.
std::string sheet_name(std::size_t number, std::string_view caption) {
    std::string name = std::to_string(number) + " ";
    for (const char c : caption)
        if (std::string_view{"[]:*?/\\'"}.find(c) == std::string_view::npos) name += c;
    name = cut(name, longest_sheet_name);
    while (name.ends_with(' ') || name.ends_with(',')) name.pop_back();
    return name;
}

/// "#,##0.0" and the unit's words: the cell holds the number alone.
std::string number_format(const Number& number) {
    std::string digits = "#,##0";
    if (number.value.decimals() > 0)
        digits += "." + std::string(static_cast<std::size_t>(number.value.decimals()), '0');
    switch (number.unit) {
        case core::Unit::count:
        case core::Unit::average:
        case core::Unit::rank:
            return digits;
        case core::Unit::percentage:
            return digits + "\"%\"";
        case core::Unit::rate_per_10000:
            return digits + "\" per 10,000\"";
        case core::Unit::pounds:
            return "\"£\"" + digits + ";-\"£\"" + digits;
        case core::Unit::years:
            return "[=1]" + digits + "\" year\";" + digits + "\" years\"";
        case core::Unit::minutes:
            return "[=1]" + digits + "\" minute\";" + digits + "\" minutes\"";
    }
    return digits;
}

/// What one sheet shows below its caption.
struct Grid {
    std::vector<std::string> headers;
    std::vector<std::vector<Cell>> rows;
};

class Workbook {
  public:
    explicit Workbook(const std::string& path) : book_(workbook_new(path.c_str())) {
        core::check(book_ != nullptr, "a workbook can be begun");
        title_ = format([](lxw_format* f) {
            format_set_bold(f);
            format_set_font_size(f, 14);
        });
        header_ = format([](lxw_format* f) {
            format_set_bold(f);
            format_set_text_wrap(f);
            format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
            format_set_bottom(f, LXW_BORDER_THIN);
        });
        text_ = format([](lxw_format* f) {
            format_set_text_wrap(f);
            format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
        });
        link_ = workbook_get_default_url_format(book_);
    }
    ~Workbook() {
        if (book_ != nullptr) lxw_workbook_free(book_);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    /// Where each figure stands in the sheet of figures, counted from 0.
    std::map<std::string, std::size_t> lines;

    void about(const Document& document, const std::vector<std::pair<std::string, std::string>>& sheets) {
        properties(document);
        auto* sheet = add_sheet("About");
        worksheet_set_column(sheet, 0, 0, 34, nullptr);
        worksheet_set_column(sheet, 1, 1, 90, nullptr);
        lxw_row_t row = 0;
        write(sheet, row++, 0, document.title, title_);
        for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
                 {"Publisher", document.publisher},
                 {"Period", document.period},
                 {"Language", document.language},
                 {"About", document.about},
                 {"Numbers",
                  "Figures are numbers in their own unit and lead to their "
                  "line in the sheet Figures; all else is text."}}) {
            write(sheet, row, 0, name, header_);
            write(sheet, row++, 1, value, text_);
        }
        write(sheet, ++row, 0, "Sheet", header_);
        write(sheet, row++, 1, "What it holds", header_);
        for (const auto& [name, caption] : sheets) {
            worksheet_write_url_opt(sheet, row, 0, ("internal:'" + name + "'!A1").c_str(), link_, name.c_str(),
                                    nullptr);
            write(sheet, row++, 1, caption, text_);
        }
    }

    void grid(const std::string& name, const std::string& caption, const Grid& grid) {
        auto* sheet = add_sheet(name);
        write(sheet, 0, 0, caption, title_);
        const auto columns = static_cast<lxw_col_t>(grid.headers.size());
        mark_as_table(sheet, grid);
        for (lxw_col_t c = 0; c < columns; ++c) write(sheet, 1, c, grid.headers[c], header_);
        for (std::size_t r = 0; r < grid.rows.size(); ++r)
            for (std::size_t c = 0; c < grid.rows[r].size(); ++c)
                write(sheet, static_cast<lxw_row_t>(r + 2), static_cast<lxw_col_t>(c), grid.rows[r][c]);
        set_widths(sheet, grid);
        worksheet_freeze_panes(sheet, 2, 1);
        worksheet_repeat_rows(sheet, 1, 1);
        worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, 9);  // A4
        worksheet_fit_to_pages(sheet, 1, 0);
    }

    /// Throws core::Failure.
    void close() {
        const lxw_error error = workbook_close(book_);
        book_ = nullptr;  // closing frees it, whatever came of it
        if (error != LXW_NO_ERROR)
            throw core::Failure("The workbook cannot be written: " + std::string{lxw_strerror(error)});
    }

  private:
    template <class Change>
    lxw_format* format(Change change) {
        auto* made = workbook_add_format(book_);
        change(made);
        return made;
    }

    lxw_worksheet* add_sheet(const std::string& name) {
        auto* sheet = workbook_add_worksheet(book_, name.c_str());
        core::check(sheet != nullptr, "the names of sheets are made so that Excel takes them");
        return sheet;
    }

    /// A marked-up table tells programs that read aloud where the headers are. Excel wants each header to be
    /// another, whatever the case of its letters.
    void mark_as_table(lxw_worksheet* sheet, const Grid& grid) {
        std::set<std::string> lower;
        for (const auto& header : grid.headers) lower.insert(core::lowered(header));
        if (grid.rows.empty() || lower.size() != grid.headers.size()) return;
        std::vector<std::string> headers = grid.headers;
        std::vector<lxw_table_column> columns(headers.size());
        std::vector<lxw_table_column*> list;
        for (std::size_t i = 0; i < headers.size(); ++i) {
            columns[i].header = headers[i].data();
            columns[i].header_format = header_;
            list.push_back(&columns[i]);
        }
        list.push_back(nullptr);
        lxw_table_options options{};
        options.no_autofilter = LXW_TRUE;
        options.no_banded_rows = LXW_TRUE;
        options.first_column = LXW_TRUE;
        options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
        options.style_type_number = 1;
        options.columns = list.data();
        const auto error = worksheet_add_table(sheet, 1, 0, static_cast<lxw_row_t>(grid.rows.size() + 1),
                                               static_cast<lxw_col_t>(headers.size() - 1), &options);
        core::check(error == LXW_NO_ERROR, "a table with rows and different headers can be marked up");
    }

    void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format) {
        // As text even when it begins with "=": nothing here is a formula.
        const auto error = worksheet_write_string(sheet, row, column, cut(text, longest_text).c_str(), format);
        core::check(error == LXW_NO_ERROR, "a text within Excel's limits can be written");
    }

    void write(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell) {
        const auto line = lines.find(cell.figure);
        auto* format = cell.number ? format_of(*cell.number) : text_;
        if (line != lines.end()) {
            const std::string place =
                std::string{"internal:"} + figures_sheet + "!A" + std::to_string(line->second + 3);
            worksheet_write_url_opt(sheet, row, column, place.c_str(), format, cut(cell.text, longest_text).c_str(),
                                    nullptr);
        }
        if (cell.number)
            worksheet_write_number(sheet, row, column, cell.number->value.approximate(), format);
        else if (line == lines.end())
            write(sheet, row, column, cell.text, text_);
    }

    lxw_format* format_of(const Number& number) {
        const std::string code = number_format(number);
        auto& known = numbers_[code];
        if (known == nullptr)
            known = format([&](lxw_format* f) {
                format_set_num_format(f, code.c_str());
                format_set_align(f, LXW_ALIGN_RIGHT);
                format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
            });
        return known;
    }

    static void set_widths(lxw_worksheet* sheet, const Grid& grid) {
        for (std::size_t c = 0; c < grid.headers.size(); ++c) {
            int width = characters(grid.headers[c]);
            for (const auto& row : grid.rows)
                if (c < row.size()) width = std::max(width, characters(row[c].text));
            const auto column = static_cast<lxw_col_t>(c);
            worksheet_set_column(sheet, column, column, std::clamp(width, 8, widest) + 2, nullptr);
        }
    }

    void properties(const Document& document) {
        std::string title = document.title;
        std::string publisher = document.publisher;
        std::string period = document.period;
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.subject = period.data();
        properties.author = publisher.data();
        properties.company = publisher.data();
        properties.created = made_at;
        core::check(workbook_set_properties(book_, &properties) == LXW_NO_ERROR, "a workbook takes its properties");
    }

    lxw_workbook* book_;
    lxw_format* title_ = nullptr;
    lxw_format* header_ = nullptr;
    lxw_format* text_ = nullptr;
    lxw_format* link_ = nullptr;
    std::map<std::string, lxw_format*> numbers_;
};

Grid grid_of(const Table& table) {
    Grid grid{.headers = table.columns, .rows = {}};
    for (const auto& row : table.rows) {
        std::vector<Cell> cells{{.text = row.header, .number = {}, .figure = {}}};
        for (const auto& cell : row.cells) cells.push_back(cell_of(cell));
        grid.rows.push_back(std::move(cells));
    }
    return grid;
}

Grid grid_of(const std::vector<figures::Figure>& figures) {
    Grid grid;
    for (const auto& column : figure_columns()) grid.headers.emplace_back(column.title);
    for (const auto& figure : figures) {
        std::vector<Cell> cells;
        for (const auto& column : figure_columns()) cells.push_back(column.of(figure));
        grid.rows.push_back(std::move(cells));
    }
    return grid;
}

}  // namespace

std::string to_xlsx(const Disclosed<Document>& disclosed) {
    const Document& document = *disclosed;
    const Scratch scratch;
    Workbook book{scratch.path("report.xlsx")};
    const auto tables = tables_in(document);
    const auto figures = figures_in(document);
    std::vector<std::pair<std::string, std::string>> sheets;
    for (std::size_t i = 0; i < tables.size(); ++i)
        sheets.emplace_back(sheet_name(i + 1, tables[i]->caption), tables[i]->caption);
    sheets.emplace_back(figures_sheet, "Every figure of the report, with its value, base and source");
    for (std::size_t i = 0; i < figures.size(); ++i) book.lines.emplace(figures[i].id, i);
    book.about(document, sheets);
    for (std::size_t i = 0; i < tables.size(); ++i) book.grid(sheets[i].first, sheets[i].second, grid_of(*tables[i]));
    book.grid(sheets.back().first, sheets.back().second, grid_of(figures));
    book.close();
    return scratch.get("report.xlsx");
}

}  // namespace publish
