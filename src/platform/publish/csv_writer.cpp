#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/csv.h"
#include "platform/publish/cells.h"
#include "platform/publish/formats.h"

namespace publish {
namespace {

using Json = nlohmann::ordered_json;

/// One column of a file, with what CSV on the Web says of it.
struct Column {
    std::string title;
    std::string about = {};
    bool numeric = false;
    std::string unit = {};              ///< of every number in it; empty: none, or several
    std::set<std::string> absent = {};  ///< words that stand where there is no number
};

struct Sheet {
    std::string file;
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    bool first_names_row = false;  ///< the first column holds the row's header
};

/// Numbers with words where there is none ("not recorded") are a column of numbers; sentences with a number here and
/// there are text.
bool is_numeric(const std::vector<Cell>& cells) {
    constexpr std::size_t few = 3;
    std::set<std::string_view> words;
    std::size_t others = 0;
    std::size_t numbers = 0;
    for (const auto& cell : cells) {
        if (cell.number) {
            ++numbers;
        } else if (!cell.text.empty()) {
            ++others;
            words.insert(cell.text);
        }
    }
    return numbers > 0 && (words.size() <= few || numbers >= others);
}

/// A column of a table, and beside it the units where it mixes them.
void add_column(Sheet& sheet, const std::string& title, const std::vector<Cell>& cells) {
    Column column{.title = title, .numeric = is_numeric(cells)};
    std::set<std::string> units;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& cell = cells[i];
        const bool number = column.numeric && cell.number;
        sheet.rows[i].push_back(number ? cell.number->value.plain() : cell.text);
        if (number) units.emplace(core::word(cell.number->unit));
        if (!column.numeric || number || cell.text.empty()) continue;
        const bool inert = std::string_view{"=+-@\t\r"}.find(cell.text.front()) != std::string_view::npos;
        column.absent.insert(inert ? "'" + cell.text : cell.text);  // as csv_line writes it
    }
    if (units.size() == 1) column.unit = *units.begin();
    sheet.columns.push_back(std::move(column));
    if (units.size() < 2) return;
    sheet.columns.push_back({.title = title + ": unit", .about = "The unit of the number in \"" + title + "\"."});
    for (std::size_t i = 0; i < cells.size(); ++i)
        sheet.rows[i].push_back(cells[i].number ? std::string{core::word(cells[i].number->unit)} : "");
}

Sheet sheet_of(const Table& table, std::size_t number) {
    const std::string name = slug(table.caption, 60);
    Sheet sheet{.file = std::string{"table-"} + (number < 10 ? "0" : "") + std::to_string(number) +
                        (name.empty() ? "" : "-" + name) + ".csv",
                .title = table.caption,
                .columns = {},
                .rows = {},
                .first_names_row = true};
    sheet.rows.resize(table.rows.size());
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        std::vector<Cell> cells;
        for (const auto& row : table.rows)
            cells.push_back(c == 0                     ? Cell{.text = row.header, .number = {}, .figure = {}}
                            : c - 1 < row.cells.size() ? cell_of(row.cells[c - 1])
                                                       : Cell{});
        add_column(sheet, table.columns[c], cells);
    }
    return sheet;
}

Sheet sheet_of(const std::vector<figures::Figure>& figures) {
    Sheet sheet{.file = "figures.csv",
                .title = "Every figure of the report, with its value, base and source",
                .columns = {},
                .rows = {}};
    for (const auto& column : figure_columns())
        sheet.columns.push_back(
            {.title = std::string{column.title}, .about = std::string{column.about}, .numeric = column.numeric});
    for (const auto& figure : figures) {
        std::vector<std::string> row;
        for (const auto& column : figure_columns()) {
            const Cell cell = column.of(figure);
            row.push_back(cell.number ? cell.number->value.plain() : cell.text);
        }
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

/// Gives a title that stands there already a number: a reader finds columns by their title.
void tell_apart(std::vector<Column>& columns) {
    std::set<std::string> seen;
    for (auto& column : columns) {
        const std::string base = column.title;
        for (int copy = 2; !seen.insert(column.title).second; ++copy)
            column.title = base + " (" + std::to_string(copy) + ")";
    }
}

/// The name that CSV on the Web wants of a column: a letter, then letters, digits and "_"; each another.
std::string column_name(const std::string& title, std::set<std::string>& taken) {
    std::string base = slug(title, 60);
    std::replace(base.begin(), base.end(), '-', '_');
    if (base.empty() || (base.front() >= '0' && base.front() <= '9')) base = "column_" + base;
    std::string name = base;
    for (int copy = 2; !taken.insert(name).second; ++copy) name = base + "_" + std::to_string(copy);
    return name;
}

Json metadata_of(const Sheet& sheet) {
    Json columns = Json::array();
    std::set<std::string> names;
    for (const auto& column : sheet.columns) {
        Json json{{"titles", column.title}, {"name", column_name(column.title, names)}};
        if (!column.about.empty()) json["dc:description"] = column.about;
        json["datatype"] = column.numeric ? "decimal" : "string";
        if (!column.unit.empty()) json["schema:unitText"] = column.unit;
        if (!column.absent.empty()) {
            json["null"] = Json::array({""});
            for (const auto& word : column.absent) json["null"].push_back(word);
        }
        columns.push_back(std::move(json));
    }
    Json schema{{"columns", columns}};
    if (sheet.first_names_row) schema["rowTitles"] = Json::array({columns[0]["name"]});
    if (sheet.file == "figures.csv") schema["primaryKey"] = columns[0]["name"];
    return {{"url", sheet.file}, {"dc:title", sheet.title}, {"tableSchema", schema}};
}

std::string text_of(const Sheet& sheet) {
    std::vector<std::string> titles;
    for (const auto& column : sheet.columns) titles.push_back(column.title);
    std::string text = core::csv_line(titles);
    for (const auto& row : sheet.rows) text += core::csv_line(row);
    return text;
}

}  // namespace

std::vector<File> to_csv(const Disclosed<Document>& disclosed) {
    const Document& document = *disclosed;
    std::vector<Sheet> sheets;
    for (const auto* table : tables_in(document)) sheets.push_back(sheet_of(*table, sheets.size() + 1));
    sheets.push_back(sheet_of(figures_in(document)));
    Json metadata{{"@context", Json::array({"http://www.w3.org/ns/csvw", {{"@language", document.language}}})},
                  {"dc:title", document.title},
                  {"dc:publisher", document.publisher},
                  {"dc:language", document.language},
                  {"dc:coverage", document.period},
                  {"dc:description", document.about},
                  {"dialect", {{"encoding", "utf-8"}, {"header", true}}},
                  {"tables", Json::array()}};
    std::vector<File> files;
    for (auto& sheet : sheets) {
        tell_apart(sheet.columns);
        files.push_back({sheet.file, text_of(sheet)});
        metadata["tables"].push_back(metadata_of(sheet));
    }
    files.push_back({"csv-metadata.json", metadata.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"});
    return files;
}

}  // namespace publish
