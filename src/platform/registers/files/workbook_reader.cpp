#include <orcus/orcus_xlsx.hpp>
#include <orcus/spreadsheet/import_interface.hpp>
#include <orcus/zip_archive.hpp>
#include <orcus/zip_archive_stream.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

#include "platform/registers/files/table_file.h"

namespace registers {
namespace {

namespace sheets = orcus::spreadsheet;

constexpr int most_rows = 1'000'000;
constexpr int most_columns = 200;
constexpr std::size_t most_cells = 20'000'000;

/// Texts that cells share.
class Strings : public sheets::iface::import_shared_strings {
  public:
    std::size_t append(std::string_view text) override {
        all_.emplace_back(text);
        return all_.size() - 1;
    }
    std::size_t add(std::string_view text) override { return append(text); }
    void set_segment_font(std::size_t) override {}
    void set_segment_bold(bool) override {}
    void set_segment_italic(bool) override {}
    void set_segment_font_name(std::string_view) override {}
    void set_segment_font_size(double) override {}
    void set_segment_font_color(sheets::color_elem_t, sheets::color_elem_t, sheets::color_elem_t,
                                sheets::color_elem_t) override {}
    void append_segment(std::string_view text) override { segments_ += text; }
    std::size_t commit_segments() override {
        const auto place = append(segments_);
        segments_.clear();
        return place;
    }
    const std::string& at(std::size_t place) const {
        static const std::string none;
        return place < all_.size() ? all_[place] : none;
    }

  private:
    std::vector<std::string> all_;
    std::string segments_;
};

class Settings : public sheets::iface::import_global_settings {
  public:
    void set_origin_date(int, int, int) override {}
    void set_default_formula_grammar(sheets::formula_grammar_t) override {}
    sheets::formula_grammar_t get_default_formula_grammar() const override { return sheets::formula_grammar_t::xlsx; }
    void set_character_set(orcus::character_set_t) override {}
};

/// "B12", "$B$12"; ranges as "B12:C13". Throws what the library's caller
/// takes for a damaged file.
class Addresses : public sheets::iface::import_reference_resolver {
  public:
    sheets::src_address_t resolve_address(std::string_view text) override {
        int column = 0, row = 0;
        for (const char c : text) {
            if (c >= 'A' && c <= 'Z' && row == 0 && column < 100'000)
                column = column * 26 + (c - 'A' + 1);
            else if (c >= '0' && c <= '9' && row < 100'000'000)
                row = row * 10 + (c - '0');
            else if (c != '$')
                throw std::invalid_argument("no address of a cell");
        }
        if (column == 0 || row == 0) throw std::invalid_argument("no address of a cell");
        return {.sheet = 0, .row = row - 1, .column = column - 1};
    }
    sheets::src_range_t resolve_range(std::string_view text) override {
        const auto colon = text.find(':');
        const auto first = resolve_address(text.substr(0, colon));
        return {.first = first,
                .last = colon == std::string_view::npos ? first : resolve_address(text.substr(colon + 1))};
    }
};

std::string text_of(double value) {
    char digits[64];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed);
    return end.ec == std::errc{} ? std::string(digits, end.ptr) : std::string{};
}

class Sheet;

/// Of a formula only the result counts that the workbook holds.
class Formula : public sheets::iface::import_formula {
  public:
    explicit Formula(Sheet& sheet) : sheet_(sheet) {}
    void set_position(sheets::row_t row, sheets::col_t column) override {
        row_ = row;
        column_ = column;
    }
    void set_formula(sheets::formula_grammar_t, std::string_view) override {}
    void set_shared_formula_index(std::size_t) override {}
    void set_result_string(std::string_view value) override { result_ = value; }
    void set_result_value(double value) override { result_ = text_of(value); }
    void set_result_bool(bool value) override { result_ = value ? "yes" : "no"; }
    void set_result_empty() override { result_.clear(); }
    void commit() override;

  private:
    Sheet& sheet_;
    sheets::row_t row_ = 0;
    sheets::col_t column_ = 0;
    std::string result_;
};

class Sheet : public sheets::iface::import_sheet {
  public:
    explicit Sheet(const Strings& strings) : strings_(strings), formula_(*this) {}
    sheets::iface::import_formula* get_formula() override { return &formula_; }
    void set_auto(sheets::row_t row, sheets::col_t column, std::string_view text) override {
        put(row, column, std::string{text});
    }
    void set_string(sheets::row_t row, sheets::col_t column, sheets::string_id_t place) override {
        put(row, column, strings_.at(static_cast<std::size_t>(place)));
    }
    void set_value(sheets::row_t row, sheets::col_t column, double value) override { put(row, column, text_of(value)); }
    void set_bool(sheets::row_t row, sheets::col_t column, bool value) override {
        put(row, column, value ? "yes" : "no");
    }
    void set_date_time(sheets::row_t row, sheets::col_t column, int year, int month, int day, int, int,
                       double) override {
        put(row, column, std::to_string(day) + "/" + std::to_string(month) + "/" + std::to_string(year));
    }
    void set_format(sheets::row_t, sheets::col_t, std::size_t) override {}
    void set_format(sheets::row_t, sheets::col_t, sheets::row_t, sheets::col_t, std::size_t) override {}
    void fill_down_cells(sheets::row_t, sheets::col_t, sheets::row_t) override {}
    sheets::range_size_t get_sheet_size() const override { return {.rows = 1'048'576, .columns = 16'384}; }

    void put(sheets::row_t row, sheets::col_t column, std::string text) {
        if (text.empty()) return;
        if (row < 0 || row >= most_rows || column < 0 || column >= most_columns || ++count_ > most_cells) {
            too_large_ = true;
            throw std::length_error("the sheet is too large");
        }
        auto& cells = rows_[row];
        if (cells.size() <= static_cast<std::size_t>(column)) cells.resize(static_cast<std::size_t>(column) + 1);
        cells[static_cast<std::size_t>(column)] = std::move(text);
    }
    const std::map<int, std::vector<std::string>>& rows() const { return rows_; }
    bool too_large() const { return too_large_; }
    bool is_empty() const { return rows_.empty() && !too_large_; }

  private:
    const Strings& strings_;
    Formula formula_;
    std::map<int, std::vector<std::string>> rows_;
    std::size_t count_ = 0;
    bool too_large_ = false;
};

void Formula::commit() {
    sheet_.put(row_, column_, result_);
    result_.clear();
}

class Workbook : public sheets::iface::import_factory {
  public:
    sheets::iface::import_global_settings* get_global_settings() override { return &settings_; }
    sheets::iface::import_shared_strings* get_shared_strings() override { return &strings_; }
    sheets::iface::import_reference_resolver* get_reference_resolver(sheets::formula_ref_context_t) override {
        return &addresses_;
    }
    sheets::iface::import_sheet* append_sheet(sheets::sheet_t, std::string_view name) override {
        names_.emplace_back(name);
        all.push_back(std::make_unique<Sheet>(strings_));
        return all.back().get();
    }
    sheets::iface::import_sheet* get_sheet(std::string_view name) override {
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (names_[i] == name) return all[i].get();
        return nullptr;
    }
    sheets::iface::import_sheet* get_sheet(sheets::sheet_t place) override {
        return place >= 0 && static_cast<std::size_t>(place) < all.size() ? all[static_cast<std::size_t>(place)].get()
                                                                          : nullptr;
    }
    void finalize() override {}

    const std::string& name_of(std::size_t place) const { return names_[place]; }

    std::vector<std::unique_ptr<Sheet>> all;

  private:
    Settings settings_;
    Strings strings_;
    Addresses addresses_;
    std::vector<std::string> names_;
};

TableFile table_of(const Sheet& sheet, const std::string& file, core::Faults& faults) {
    TableFile read{.table = {}, .is_workbook = true};
    for (const auto& [place, cells] : sheet.rows()) {
        const auto line = static_cast<std::size_t>(place) + 1;
        if (read.table.header.empty()) {
            read.table.header = cells;
            continue;
        }
        auto row = cells;
        if (row.size() > read.table.header.size()) {
            faults.push_back({file, line, "", "The row goes on beyond the last column that has a heading.",
                              "Remove the cells to its right."});
            continue;
        }
        row.resize(read.table.header.size());
        read.table.rows.push_back({line, std::move(row)});
    }
    return read;
}

/// What liborcus 0.17 passes over without a word: texts that stand inside their cells ("inlineStr"), which would be
/// lost, and the calendar of workbooks that were begun on old Macintoshes.
struct Unread {
    std::vector<std::string> errors = {};  ///< cells that hold "#REF!" and the like, which would come in empty
    bool texts_in_cells = false;
    bool from_1904 = false;
    bool too_many = false;  ///< rows or cells, empty ones too: they cost as much to read
};
/// Counted before the sheet is read, and no further than to the limit.
bool has_too_many(std::string_view sheet, std::string_view tag, std::size_t most) {
    std::size_t count = 0;
    for (auto at = sheet.find(tag); at != std::string_view::npos; at = sheet.find(tag, at + tag.size())) {
        const auto next = at + tag.size();
        const bool is_tag = next < sheet.size() && (sheet[next] == ' ' || sheet[next] == '>' || sheet[next] == '/');
        if (is_tag && ++count > most) return true;
    }
    return false;
}
/// The cells of a sheet whose value is an error: "D2".
void find_errors(std::string_view sheet, std::vector<std::string>& cells) {
    constexpr std::size_t most = 100;
    for (auto at = sheet.find(" t=\"e\""); at != std::string_view::npos && cells.size() < most;
         at = sheet.find(" t=\"e\"", at + 1)) {
        const auto begin = sheet.rfind('<', at), end = sheet.find('>', at);
        if (begin == std::string_view::npos || end == std::string_view::npos) continue;
        const auto tag = sheet.substr(begin, end - begin);
        const auto name = tag.find(" r=\"");
        if (!tag.starts_with("<c ") || name == std::string_view::npos) continue;
        cells.emplace_back(tag.substr(name + 4, std::min(tag.find('"', name + 4) - name - 4, std::size_t{12})));
    }
}

Unread look_at_parts(std::string_view bytes) {
    orcus::zip_archive_stream_blob blob{reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()};
    orcus::zip_archive archive{&blob};
    archive.load();
    Unread unread;
    for (std::size_t i = 0; i < archive.get_file_entry_count(); ++i) {
        const auto name = archive.get_file_entry_name(i);
        const bool sheet = name.find("worksheets/") != std::string_view::npos, book = name.ends_with("/workbook.xml");
        if (!sheet && !book) continue;
        std::vector<unsigned char> part;
        archive.read_file_entry(name, part);
        const std::string_view text{reinterpret_cast<const char*>(part.data()), part.size()};
        if (sheet && text.find("inlineStr") != std::string_view::npos) unread.texts_in_cells = true;
        if (sheet && (has_too_many(text, "<row", most_rows) || has_too_many(text, "<c", most_cells))) {
            unread.too_many = true;
            return unread;
        }
        if (sheet) find_errors(text, unread.errors);
        for (const char* words : {"date1904=\"1\"", "date1904=\"true\""})
            if (book && text.find(words) != std::string_view::npos) unread.from_1904 = true;
    }
    return unread;
}

void tell_too_large(const std::string& file, core::Faults& faults) {
    faults.push_back({file, 0, "", "The sheet has more than a million rows, 20 million cells or 200 columns.",
                      "Divide it, or remove what is not needed."});
}

/// The sheet that holds rows. Two of them are refused: nobody should think that both were read.
TableFile only_sheet(const Workbook& workbook, const Unread& unread, const std::string& file, core::Faults& faults) {
    std::vector<std::size_t> full;
    std::string names;
    for (std::size_t i = 0; i < workbook.all.size(); ++i) {
        if (workbook.all[i]->is_empty()) continue;
        names += (full.empty() ? "\"" : ", \"") + workbook.name_of(i) + "\"";
        full.push_back(i);
    }
    if (full.size() > 1) {
        faults.push_back({file, 0, "", "More than one sheet of the workbook holds something: " + names + ".",
                          "Import one sheet at a time: remove the others, or save the one as CSV UTF-8."});
        return {};
    }
    if (full.empty()) {
        faults.push_back(
            {file, 0, "", "The workbook is empty.", "Choose a file with a header row and at least one more."});
        return {};
    }
    auto read = table_of(*workbook.all[full[0]], file, faults);
    read.from_1904 = unread.from_1904;
    if (workbook.all.size() > 1) read.sheet = workbook.name_of(full[0]);
    return read;
}

}  // namespace

TableFile read_workbook(std::string_view bytes, const std::string& file, core::Faults& faults) {
    Workbook workbook;
    Unread unread;
    try {
        unread = look_at_parts(bytes);
        if (unread.too_many) {
            tell_too_large(file, faults);
            return {};
        }
        if (unread.texts_in_cells) {
            faults.push_back({file, 0, "",
                              "The program that wrote this workbook keeps texts in a way that cannot be read here.",
                              "Open it in Excel or LibreOffice and save it again, or save it as CSV UTF-8."});
            return {};
        }
        for (const auto& cell : unread.errors)
            faults.push_back({file, 0, "", "Cell " + cell + " holds an error, such as #REF! or #N/A.",
                              "Correct it in the spreadsheet, or empty the cell."});
        if (!unread.errors.empty()) return {};
        orcus::orcus_xlsx reader{&workbook};
        reader.read_stream(bytes);
    } catch (const std::exception&) {
        const bool too_large =
            std::any_of(workbook.all.begin(), workbook.all.end(), [](const auto& one) { return one->too_large(); });
        // Whatever the library throws about this file, it is the file: the person hears of it as of any other fault.
        if (too_large)
            tell_too_large(file, faults);
        else
            faults.push_back(
                {file, 0, "", "The file is no workbook that can be read.", "Save it again as .xlsx, or as CSV UTF-8."});
        return {};
    }
    return only_sheet(workbook, unread, file, faults);
}

}  // namespace registers
