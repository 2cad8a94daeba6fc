#include <algorithm>
#include <filesystem>
#include <map>

#include "rooms/census/engine/bytes.h"
#include "rooms/census/engine/csv.h"
#include "rooms/census/engine/utf8.h"
#include "rooms/census/ssda903/build.h"
#include "rooms/census/ssda903/check.h"
#include "rooms/census/ssda903/rule.h"

namespace census::ssda903 {
namespace {

constexpr auto table_count = static_cast<std::size_t>(TableOf::count);

std::string in_capitals(std::string_view text) {
    std::string upper{text};
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper;
}

/// How well a header row fits a table: its columns found, and how many the table asks for.
struct Fit {
    TableOf table = TableOf::count;
    std::size_t found = 0;
    std::size_t asked = 0;
};

/// The table whose columns the header row names. One fits when more than half of its columns are there and no other
/// has a greater share; CHILD and DOB, which most tables have, decide nothing.
Fit find_table(const std::vector<std::string>& names) {
    Fit best;
    for (std::size_t i = 0; i < table_count; ++i) {
        Fit fit{.table = static_cast<TableOf>(i)};
        for (const ColumnSpec& column : columns()) {
            if (column.table != fit.table || column.name == "CHILD" || column.name == "DOB" || column.name == "UASC")
                continue;
            ++fit.asked;
            const bool there = std::any_of(names.begin(), names.end(),
                                           [&](const auto& name) { return in_capitals(name) == column.name; });
            if (there) ++fit.found;
        }
        // The UASC file has no column of its own but DUC: SEX is the header's too.
        if (fit.table == TableOf::uasc &&
            std::none_of(names.begin(), names.end(), [](const auto& name) { return in_capitals(name) == "DUC"; }))
            continue;
        if (fit.found * 2 > fit.asked && fit.found * std::max<std::size_t>(best.asked, 1) >= best.found * fit.asked &&
            (fit.found > best.found || best.table == TableOf::count))
            best = fit;
    }
    return best;
}

class FileReading {
  public:
    FileReading(const Part& part, Read& read, std::vector<InputTable>& inputs)
        : file_(part.name), bytes_(*part.bytes), read_(read), inputs_(inputs) {}

    void run(bool is_last_year) {
        constexpr std::uint64_t most = 512U << 20U;
        if (bytes_.size() > most)
            return refuse("line 1: the file has " + std::to_string(bytes_.size() >> 20U) + " MB; at most " +
                          std::to_string(most >> 20U) + " MB are read");
        std::string text = bytes_.all();
        to_utf8(text);
        CsvText csv{text};
        std::vector<std::string> cells;
        if (!csv.next(cells)) return refuse("line 1: the file is empty");
        const Fit fit = find_table(cells);
        if (fit.table == TableOf::count) return refuse("line 1: these columns belong to no file of the SSDA903");
        for (const InputTable& other : inputs_)
            if (other.table == fit.table && other.is_last_year == is_last_year)
                return refuse("line 1: another file has the columns of " + std::string{table_name(fit.table)} + " too");
        InputTable input{.table = fit.table, .is_last_year = is_last_year, .columns = {}, .rows = {}};
        read_header(cells, input);
        read_rows(csv, input);
        inputs_.push_back(std::move(input));
    }

  private:
    void refuse(std::string why) { read_.unusable.emplace_back(file_, std::move(why)); }
    void note(std::size_t line, std::string what, std::string remedy) {
        read_.notes.push_back(
            {.file = file_, .line = line, .column = {}, .what = std::move(what) + ".", .remedy = std::move(remedy)});
    }

    void to_utf8(std::string& text) {
        const Encoding encoding = encoding_of(text.substr(0, 4));
        if (!encoding.is_utf8 || encoding.mark > 0) text = converted(text, encoding);
        if (!encoding.is_utf8) note(1, "the file is in " + encoding.name + "; it was converted", "Save it as UTF-8.");
        if (const auto bad = first_not_utf8(text)) {
            const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
            note(static_cast<std::size_t>(line), "the text is not UTF-8; it was read as windows-1252",
                 "Save it as UTF-8.");
            text = converted(text, {.name = "windows-1252", .is_utf8 = false});
        }
    }

    void read_header(const std::vector<std::string>& names, InputTable& input) {
        for (const std::string& name : names) {
            const auto column = find_column(input.table, name);
            const bool twice =
                column && std::find(input.columns.begin(), input.columns.end(), column) != input.columns.end();
            input.columns.push_back(twice ? std::nullopt : column);
            if (twice) note(1, "the column " + name + " is there twice; the first was kept", "Remove one of them.");
            if (!column && !name.empty())
                note(1,
                     "the column " + name + " is not part of " + std::string{table_name(input.table)} +
                         " and was left out",
                     "Check its spelling.");
        }
        for (std::size_t i = 0; i < columns().size(); ++i) {
            const auto column = static_cast<Column>(i);
            if (spec(column).table != input.table || column == Column::header_uasc_flag) continue;
            if (std::find(input.columns.begin(), input.columns.end(), column) == input.columns.end())
                note(1, "the column " + std::string{spec(column).name} + " is missing", "Add it, empty where need be.");
        }
    }

    void read_rows(CsvText& csv, InputTable& input) {
        std::vector<std::string> cells;
        std::size_t odd = 0, first_odd = 0;
        while (csv.next(cells)) {
            if (cells.size() != input.columns.size()) {
                if (odd++ == 0) first_odd = csv.line();
                cells.resize(input.columns.size());
            }
            for (auto& cell : cells) cell = in_capitals(cell);
            input.rows.push_back(cells);
            input.places.push_back(csv.line());
        }
        if (odd > 0)
            note(first_odd,
                 std::to_string(odd) + (odd == 1 ? " row has" : " rows have") +
                     " more or fewer cells than the first line has columns",
                 "Check for stray separators.");
        if (csv.is_cut_off()) note(csv.line(), "the file ends within a quoted cell", "Export the file again.");
    }

    const std::string& file_;
    const Bytes& bytes_;
    Read& read_;
    std::vector<InputTable>& inputs_;
};

/// The latest reporting year that more than a few of this year's dates fall in: a slip of the pen is not followed.
int year_of_dates(const std::vector<InputTable>& inputs) {
    std::map<int, std::size_t> by_year;
    for (const InputTable& input : inputs) {
        if (input.is_last_year) continue;
        for (std::size_t i = 0; i < input.columns.size(); ++i) {
            if (!input.columns[i]) continue;
            const Column column = *input.columns[i];
            if (column != Column::episodes_start && column != Column::episodes_end && column != Column::reviews_date &&
                column != Column::missing_start)
                continue;
            for (const auto& row : input.rows) {
                const Day day = parse_english_day(row[i]);
                if (given(day)) ++by_year[core::year_of(core::add_months(date_of(day), 9))];
            }
        }
    }
    std::size_t most = 0;
    for (const auto& [year, count] : by_year) most = std::max(most, count);
    int latest = 0;
    for (const auto& [year, count] : by_year)
        if (count * 20 > most) latest = year;
    return latest;
}

}  // namespace

Read read_csv(std::span<const Part> parts, int year) {
    Read read;
    std::vector<InputTable> inputs;
    for (const Part& part : parts) FileReading{part, read, inputs}.run(part.is_last_year);
    read.year = year;
    if (year == 0) {
        read.year = year_of_dates(inputs);
        if (read.year != 0)
            read.notes.push_back({.file = parts.empty() ? "" : parts.front().name,
                                  .line = 0,
                                  .column = {},
                                  .what = "these files name no year; by their dates it is the year to 31 March " +
                                          std::to_string(read.year) + ".",
                                  .remedy = "Name the year if that is wrong."});
    }
    Period period;
    if (read.year != 0)
        period = {.first = day_of(core::day(read.year - 1, 4, 1)), .last = day_of(core::day(read.year, 3, 31))};
    read.data = build(inputs, period);
    derive_uasc(*read.data);
    for (const Unreadable& each : read.data->unreadable) {
        const FieldName& name = field_names()[each.field];
        read.notes.push_back({.file = std::string{name.table},
                              .line = static_cast<std::size_t>(each.at),
                              .column = std::string{name.column},
                              .what = "\"" + std::string{read.data->read(each.text).substr(0, 40)} +
                                      "\" is no date and was taken as missing.",
                              .remedy = "Write the date as 31/03/2026."});
    }
    return read;
}

Read read_csv(const Files& files, int year) {
    std::vector<std::unique_ptr<Bytes>> opened;
    std::vector<Part> parts;
    std::vector<std::pair<std::string, std::string>> unusable;
    const auto open = [&](const std::vector<std::string>& names, bool is_last_year) {
        for (const std::string& name : names) {
            auto bytes = open_bytes(name);
            if (!bytes) {
                unusable.emplace_back(name, bytes.error().for_user);
                continue;
            }
            opened.push_back(std::move(*bytes));
            parts.push_back({.name = name, .bytes = opened.back().get(), .is_last_year = is_last_year});
        }
    };
    open(files.now, false);
    open(files.last, true);
    Read read = read_csv(parts, year);
    read.unusable.insert(read.unusable.end(), unusable.begin(), unusable.end());
    return read;
}

core::Result<Files> files_of(const std::string& folder) {
    const auto csv_in = [](const std::filesystem::path& where) {
        std::vector<std::string> files;
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator{where, error})
            if (entry.is_regular_file() && in_capitals(entry.path().extension().string()) == ".CSV")
                files.push_back(entry.path().string());
        std::sort(files.begin(), files.end());
        return files;
    };
    Files files{.now = csv_in(folder), .last = csv_in(std::filesystem::path{folder} / "prev")};
    if (files.now.empty()) return core::refuse(core::Reason::unusable_input, "the folder holds no CSV files");
    return files;
}

}  // namespace census::ssda903
