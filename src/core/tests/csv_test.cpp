#include "core/csv.h"

#include <doctest/doctest.h>

#include "core/utf8.h"

namespace {

core::Faults faults_in(std::string_view text) {
    core::Faults faults;
    core::read_csv(text, "f.csv", faults);
    return faults;
}

}  // namespace

TEST_CASE("csv: quotes, commas, line ends and blank lines are read as RFC 4180 says") {
    core::Faults faults;
    const auto csv = core::read_csv("a,b\r\n\"x, \"\"y\"\"\",2\n\n\"two\nlines\",\r\nlast,3", "f.csv", faults);
    REQUIRE(faults.empty());
    CHECK(csv.header == std::vector<std::string>{"a", "b"});
    REQUIRE(csv.rows.size() == 3);
    CHECK(csv.rows[0].cells[0] == "x, \"y\"");
    CHECK(csv.rows[1].cells == std::vector<std::string>{"two\nlines", ""});
    CHECK(csv.rows[1].line == 4);
    CHECK(csv.rows[2].line == 6);
    CHECK(csv.rows[2].cells[1] == "3");
}

TEST_CASE("csv: each fault has its line, and all of them are told") {
    const auto faults = faults_in("a,b\n1\n1,2,3\nx\"y,2\n1,2\n\"x\"y,3\n\"open,4\n");
    REQUIRE(faults.size() == 5);
    CHECK(faults[0].line == 2);
    CHECK(faults[1].line == 3);
    CHECK(faults[2].line == 4);
    CHECK(faults[3].line == 6);
    CHECK(faults[4].line == 7);
    CHECK(faults[4].what == "A cell's quotation mark is never closed.");
    for (const auto& fault : faults) CHECK(!fault.remedy.empty());
}

TEST_CASE("csv: what is no UTF-8 text is refused as a whole, in one sentence") {
    CHECK(faults_in("\xEF\xBB\xBF"
                    "a,b\n")
              .at(0)
              .what == "The file begins with a byte-order mark.");
    CHECK(faults_in(std::string_view{"\xFF\xFE"
                                     "a\0",
                                     4})
              .at(0)
              .what == "The file is in UTF-16.");
    CHECK(faults_in("a,b\n1,caf\xE9\n").at(0).line == 2);
    CHECK(faults_in(std::string_view{"a\n1\0\n", 5}).at(0).line == 2);
    CHECK(faults_in("").at(0).what == "The file is empty.");
    CHECK(faults_in("a,a\n").at(0).column == "a");
    CHECK(faults_in("a,\n").size() == 1);
}

TEST_CASE("csv: a file of another kind gives a bounded number of faults") {
    std::string text = "a,b\n";
    for (int i = 0; i < 5000; ++i) text += "x\n";
    CHECK(faults_in(text).size() <= 1001);
}

TEST_CASE("csv: a row of nothing but commas is one fault, not a million") {
    for (const auto& text : {std::string(1'000'000, ','), "a,b\n" + std::string(1'000'000, ',') + "\n1,2\n"}) {
        core::Faults faults;
        const auto csv = core::read_csv(text, "f.csv", faults);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].what == "The row has more than 2,000 cells.");
        CHECK(csv.rows.size() == (text[0] == 'a' ? 1 : 0));
    }
}

TEST_CASE("csv: what is written can be read again, and formulas are written inert") {
    const std::vector<std::string> cells{"plain", "a,b",      "say \"x\"", "two\nlines",
                                         "-12.5", "=SUM(A1)", "@x",        "+44 116"};
    const std::string line = core::csv_line(cells);
    CHECK(line == "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",-12.5,'=SUM(A1),'@x,'+44 116\n");
    core::Faults faults;
    const auto csv = core::read_csv("1,2,3,4,5,6,7,8\n" + line, "f.csv", faults);
    CHECK(faults.empty());
    CHECK(csv.rows.at(0).cells[3] == "two\nlines");
}

TEST_CASE("utf8: overlong forms, surrogates and what lies beyond Unicode are invalid") {
    CHECK(core::first_invalid_utf8("Zoë 🙂 ع") == std::string_view::npos);
    CHECK(core::first_invalid_utf8("ab\xC0\xAF") == 2);
    CHECK(core::first_invalid_utf8("\xED\xA0\x80") == 0);
    CHECK(core::first_invalid_utf8("\xF4\x90\x80\x80") == 0);
    CHECK(core::first_invalid_utf8("\xE2\x82") == 0);
}
