#include "core/csv.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "made.h"
#include "platform/publish/disclose.h"
#include "platform/publish/formats.h"

namespace {

core::Csv read(const publish::File& file) {
    core::Faults faults;
    auto csv = core::read_csv(file.bytes, file.path, faults);
    for (const auto& fault : faults) FAIL_CHECK(core::sentence(fault));
    return csv;
}

const publish::File& named(const std::vector<publish::File>& files, const std::string& path) {
    for (const auto& file : files)
        if (file.path == path) return file;
    FAIL("no file " << path);
    return files.front();
}

}  // namespace

TEST_CASE("csv: every table is a file that reads back, with plain numbers and their units") {
    const auto files = publish::to_csv(publish::as_published(publish::tests::a_document()));
    REQUIRE(files.size() == 4);
    const auto table = read(named(files, "table-01-rutland-2024-25-all-kinds.csv"));
    CHECK(table.header == std::vector<std::string>{"Indicator", "Value", "Value: unit", "Change"});
    REQUIRE(table.rows.size() == 5);
    CHECK(table.rows[0].cells == std::vector<std::string>{"Referrals", "2961", "count", "2,560 to 2,961, up 401"});
    CHECK(table.rows[2].cells[0] == "Rate, \"quoted\"");
    CHECK(table.rows[3].cells == std::vector<std::string>{"Money", "-95350", "pounds", "no change"});
    CHECK(table.rows[4].cells == std::vector<std::string>{"Not there", "not collected", "", ""});
    const auto counts = read(named(files, "table-02-counts.csv"));
    CHECK(counts.header == std::vector<std::string>{"Year", "Number", "Number (2)"});
}

TEST_CASE("csv: what a spreadsheet would run is written inert") {
    const auto files = publish::to_csv(publish::as_published(publish::tests::a_document()));
    const auto table = read(named(files, "table-01-rutland-2024-25-all-kinds.csv"));
    CHECK(table.rows[1].cells[0] == "'=cmd|' /C calc'!A0");
    CHECK(table.rows[1].cells[3] == "'+1+1");
    CHECK(table.rows[2].cells[3] == "'@SUM(A1)");
}

TEST_CASE("csv: every figure stands once in figures.csv, with value, base and source") {
    const auto figures =
        read(named(publish::to_csv(publish::as_published(publish::tests::a_document())), "figures.csv"));
    REQUIRE(figures.rows.size() == 5);
    const auto& share = figures.rows[1].cells;
    CHECK(share[0] == "made/share");
    CHECK(share[2] == "15.7");
    CHECK(share[3] == "15.7%");
    CHECK(share[4] == "percentage");
    CHECK(share[5] == "97");
    CHECK(share[6] == "618");
    CHECK(share[14] == "d1");
    CHECK(share[16] == "s1; s2");
    CHECK(figures.rows[4].cells[2] == "");
    CHECK(figures.rows[4].cells[3] == "not collected");
}

TEST_CASE("csv: the metadata describes each file's columns as they are") {
    const auto files = publish::to_csv(publish::as_published(publish::tests::a_document()));
    const auto metadata = nlohmann::json::parse(named(files, "csv-metadata.json").bytes);
    CHECK(metadata["@context"][0] == "http://www.w3.org/ns/csvw");
    CHECK(metadata["@context"][1]["@language"] == "en-GB");
    CHECK(metadata["dc:publisher"] == "The A & B Partnership");
    REQUIRE(metadata["tables"].size() == 3);
    for (const auto& table : metadata["tables"]) {
        const auto csv = read(named(files, table["url"]));
        std::vector<std::string> titles;
        std::set<std::string> names;
        for (const auto& column : table["tableSchema"]["columns"]) {
            titles.push_back(column["titles"]);
            names.insert(column["name"].get<std::string>());
        }
        CHECK(titles == csv.header);
        CHECK(names.size() == titles.size());
    }
    const auto& value = metadata["tables"][0]["tableSchema"]["columns"][1];
    CHECK(value["datatype"] == "decimal");
    CHECK(value["null"] == nlohmann::json::array({"", "not collected"}));
    const auto& counts = metadata["tables"][1]["tableSchema"]["columns"];
    CHECK(counts[1]["schema:unitText"] == "count");
    CHECK(counts[2]["datatype"] == "string");
    CHECK(metadata["tables"][0]["tableSchema"]["rowTitles"][0] == "indicator");
}
