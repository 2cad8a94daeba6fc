#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/csv.h"

/// tests/record/inventory.csv lists what the five source documents print, passage by passage: every number, date and
/// period, and the names of people, bodies, tools, courses and publications. It was taken from the documents by a
/// program, not from the record. For each it tells the row of the record that holds it, or why none has to. The
/// documents themselves are not part of this repository; what the record owes them is.
namespace {

std::string pack_folder() { return std::string{TEST_DIR} + "/../../../../data/packs/leicestershire-rutland/"; }

core::Csv read(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    core::Faults faults;
    auto csv = core::read_csv(text.str(), path, faults);
    for (const auto& fault : faults) FAIL_CHECK(core::sentence(fault));
    REQUIRE(!csv.rows.empty());
    return csv;
}

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const core::Csv& csv) {
    std::vector<Row> rows;
    for (const auto& one : csv.rows) {
        Row row;
        for (std::size_t i = 0; i < csv.header.size(); ++i) row[csv.header[i]] = one.cells[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The rows of the pack's files, each read once.
const std::vector<Row>& pack_rows(const std::string& file) {
    static std::map<std::string, std::vector<Row>> files;
    const auto found = files.find(file);
    return found != files.end() ? found->second : files[file] = rows_of(read(pack_folder() + file));
}

/// What tells rows of a file apart; of files without a code the columns that its key in the inventory is made of.
std::string key_of(const std::string& file, const core::Csv& csv, const Row& row) {
    std::vector<std::string> columns;
    if (row.contains("code")) {
        columns = {"code"};
    } else if (file == "observations.csv") {
        columns = {"indicator", "version", "area", "period", "breakdown", "document"};
    } else {
        columns = {"document"};
        for (const auto& column : csv.header)
            if (columns.size() < 7 && column != "note" && column != "document" && column != "section" &&
                column != "passage")
                columns.push_back(column);
    }
    std::string key;
    for (std::size_t i = 0; i < columns.size(); ++i) key += (i == 0 ? "" : "|") + row.at(columns[i]);
    return key;
}

/// Numbers are printed with commas, and kept without.
std::string plain(std::string text) {
    std::erase(text, ',');
    return text;
}

}  // namespace

TEST_CASE("record: everything that the source documents print is held with its document, or said why not") {
    const auto items = rows_of(read(std::string{TEST_DIR} + "/../../../../tests/record/inventory.csv"));
    const std::set<std::string> reasons{"number of a paragraph",
                                        "page number of the contents",
                                        "page of another document, in a footnote",
                                        "page of this or another document",
                                        "garbled copy of a table that is held",
                                        "mark of a footnote",
                                        "telephone number",
                                        "number of a heading",
                                        "number of a priority in a list",
                                        "an age, told in words",
                                        "told in words",
                                        "part of a name",
                                        "part of an address"};
    std::map<std::string, std::map<std::string, const Row*>> by_key;
    std::map<std::string, std::size_t> held, left;
    for (const auto& item : items) {
        INFO(item.at("document"), ", line ", item.at("line"), ": ", item.at("printed"));
        const auto& file = item.at("file");
        if (file.empty()) {
            CHECK(reasons.contains(item.at("left_out")));
            ++left[item.at("document")];
            continue;
        }
        CHECK(item.at("left_out").empty());
        auto& rows = by_key[file];
        if (rows.empty()) {
            const auto csv = read(pack_folder() + file);
            for (const auto& row : pack_rows(file)) rows[key_of(file, csv, row)] = &row;
        }
        const auto found = rows.find(item.at("row"));
        CHECK_MESSAGE(found != rows.end(), file, " has no row ", item.at("row"));
        if (found == rows.end()) continue;
        const auto& row = *found->second;
        if (file != "documents.csv") CHECK(row.at("document") == item.at("document"));
        CHECK(plain(row.at(item.at("column"))).find(plain(item.at("holds"))) != std::string::npos);
        ++held[item.at("document")];
    }
    for (const auto& document : pack_rows("documents.csv"))
        if (document.at("kind") == "source") {
            INFO(document.at("code"));
            CHECK(held[document.at("code")] > left[document.at("code")]);
        }
    CHECK(items.size() > 1300);
}
