#include <doctest/doctest.h>

#include <pugixml.hpp>

#include "made.h"
#include "platform/publish/disclose.h"
#include "platform/publish/formats.h"
#include "unzip.h"

namespace {

using publish::tests::a_document;

/// A workbook as a program reads it: text from the shared strings, numbers as numbers.
class Book {
  public:
    explicit Book(const std::string& bytes) : files(publish::tests::unzip(bytes)) {
        const auto strings = parsed("xl/sharedStrings.xml");
        for (const auto item : strings.child("sst").children("si")) strings_.emplace_back(item.child_value("t"));
        const auto workbook = parsed("xl/workbook.xml");
        for (const auto sheet : workbook.child("workbook").child("sheets").children())
            names.emplace_back(sheet.attribute("name").value());
    }

    pugi::xml_document parsed(const std::string& name) const {
        pugi::xml_document document;
        REQUIRE_MESSAGE(files.contains(name), name);
        REQUIRE(document.load_string(files.at(name).c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
        return document;
    }
    pugi::xml_document sheet(std::size_t index) const {
        return parsed("xl/worksheets/sheet" + std::to_string(index + 1) + ".xml");
    }
    /// The text of a cell; of a number its digits behind "n:".
    std::string at(const pugi::xml_document& sheet, const std::string& place) const {
        const auto cell = sheet.select_node(("//c[@r='" + place + "']").c_str()).node();
        const std::string value = cell.child_value("v");
        if (value.empty()) return "";
        return std::string_view{cell.attribute("t").value()} == "s" ? strings_.at(std::stoul(value)) : "n:" + value;
    }

    std::map<std::string, std::string> files;
    std::vector<std::string> names;

  private:
    std::vector<std::string> strings_;
};

}  // namespace

TEST_CASE("xlsx: one sheet for each table, with a list of them and every figure") {
    const Book book{publish::to_xlsx(publish::as_published(a_document()))};
    CHECK(book.names == std::vector<std::string>{"About", "1 Rutland, 2024-25 all kinds", "2 Counts", "Figures"});
    const auto about = book.sheet(0);
    CHECK(book.at(about, "A1") == "Yearly report: A & B");
    CHECK(book.at(about, "B2") == "The A & B Partnership");
    CHECK(book.at(about, "A9") == "1 Rutland, 2024-25 all kinds");
    CHECK(book.at(about, "B9") == "Rutland, 2024-25: all [kinds]*");
    CHECK(std::string{about.select_node("//hyperlink[@ref='A9']").node().attribute("location").value()} ==
          "'1 Rutland, 2024-25 all kinds'!A1");
}

TEST_CASE("xlsx: figures are numbers, everything else is text, and nothing is a formula") {
    const Book book{publish::to_xlsx(publish::as_published(a_document()))};
    const auto table = book.sheet(1);
    CHECK(book.at(table, "A1") == "Rutland, 2024-25: all [kinds]*");
    CHECK(book.at(table, "B2") == "Value");
    CHECK(book.at(table, "B3") == "n:2961");
    CHECK(book.at(table, "C3") == "2,560 to 2,961, up 401");
    CHECK(book.at(table, "A4") == "=cmd|' /C calc'!A0");
    CHECK(book.at(table, "B4") == "n:15.7");
    CHECK(book.at(table, "C4") == "+1+1");
    CHECK(book.at(table, "B5") == "n:34.7");
    CHECK(book.at(table, "B6") == "n:-95350");
    CHECK(book.at(table, "B7") == "not collected");
    for (const auto& [name, bytes] : book.files) CHECK_MESSAGE(bytes.find("<f>") == std::string::npos, name);
    CHECK(book.files.at("xl/styles.xml").find("#,##0.0&quot; per 10,000&quot;") != std::string::npos);
    CHECK(book.files.at("xl/styles.xml").find("#,##0.0&quot;%&quot;") != std::string::npos);
}

TEST_CASE("xlsx: the header row is frozen and marked up, and each figure leads to its line") {
    const Book book{publish::to_xlsx(publish::as_published(a_document()))};
    const auto table = book.sheet(1);
    const auto pane = table.select_node("//pane").node();
    CHECK(std::string{pane.attribute("state").value()} == "frozen");
    CHECK(std::string{pane.attribute("topLeftCell").value()} == "B3");
    const auto marked = book.parsed("xl/tables/table1.xml");
    CHECK(std::string{marked.child("table").attribute("ref").value()} == "A2:C7");
    CHECK(std::string{marked.select_node("//tableColumn[2]").node().attribute("name").value()} == "Value");
    CHECK(std::string{table.select_node("//hyperlink[@ref='B4']").node().attribute("location").value()} ==
          "Figures!A4");
    const auto figures = book.sheet(3);
    CHECK(book.at(figures, "A4") == "made/share");
    CHECK(book.at(figures, "C4") == "n:15.7");
    CHECK(book.at(figures, "F4") == "n:97");
    CHECK(book.at(figures, "G4") == "n:618");
    CHECK(book.at(figures, "O4") == "d1");
    CHECK(book.at(figures, "Q4") == "s1; s2");
    CHECK(book.at(figures, "D7") == "not collected");
    CHECK(book.at(figures, "C7") == "");
}

TEST_CASE("xlsx: the same document gives the same bytes, with nothing of the clock in them") {
    const std::string bytes = publish::to_xlsx(publish::as_published(a_document()));
    CHECK(bytes == publish::to_xlsx(publish::as_published(a_document())));
    const Book book{bytes};
    CHECK(book.files.at("docProps/core.xml").find("1980-01-01T00:00:00Z") != std::string::npos);
    CHECK(book.files.at("docProps/core.xml").find("The A &amp; B Partnership") != std::string::npos);
}

TEST_CASE("xlsx: long texts, long captions, empty tables and equal headers do no harm") {
    auto document = a_document();
    std::string pounds;
    while (pounds.size() < 40'000) pounds += "£";
    document.blocks.emplace_back(publish::Table{pounds, {"a", "b"}, {{"r", {{publish::Text{pounds}}}}}});
    document.blocks.emplace_back(publish::Table{"", {"a", "A"}, {{"r", {{publish::Text{"x"}}}}}});
    document.blocks.emplace_back(publish::Table{"Empty", {"a", "b"}, {}});
    const Book book{publish::to_xlsx(publish::as_published(document))};
    REQUIRE(book.names.size() == 7);
    CHECK(book.names[3] == "3 ££££££££££££££");
    CHECK(book.at(book.sheet(4), "B2") == "A");
    CHECK(!book.sheet(4).select_node("//tablePart"));
    CHECK(book.sheet(3).select_node("//tablePart"));
    CHECK(book.at(book.sheet(3), "B3").size() == 32'000);
}
