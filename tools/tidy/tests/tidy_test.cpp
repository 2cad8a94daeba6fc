#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "checks.h"

// Each case is a text file that holds a small tree and what tidy must say about it:
//
//   = src/core/a.h             the lines that follow are that file
//   ! src/core/a.h:2 layers core/ stands at the bottom
//                              tidy finds this: where, which check, and a part of the sentence
//
// Everything that is found must be expected, and everything expected must be found, so a case without "!" shows that
// the check lets good code pass.

namespace {

struct Expected {
    std::string where;
    std::string check;
    std::string part;
};

struct Case {
    tidy::Tree tree;
    std::vector<Expected> expected;
};

Case read_case(const std::filesystem::path& path) {
    std::ifstream in(path);
    Case result;
    std::string file;
    std::string text;
    const auto finish = [&] {
        if (!file.empty()) result.tree.add(file, text);
        file.clear();
        text.clear();
    };
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("= ")) {
            finish();
            file = line.substr(2);
        } else if (line.starts_with("! ")) {
            const auto first = line.find(' ', 2);
            const auto second = line.find(' ', first + 1);
            result.expected.push_back({.where = line.substr(2, first - 2),
                                       .check = line.substr(first + 1, second - first - 1),
                                       .part = line.substr(second + 1)});
        } else {
            text += line + "\n";
        }
    }
    finish();
    return result;
}

std::string where(const tidy::Finding& finding) {
    return finding.line == 0 ? finding.path : finding.path + ":" + std::to_string(finding.line);
}

bool matches(const Expected& expected, const tidy::Finding& finding) {
    return expected.where == where(finding) && expected.check == finding.check &&
           finding.what.find(expected.part) != std::string::npos && !finding.instead.empty();
}

}  // namespace

TEST_CASE("tidy: every case is judged as it says") {
    std::size_t cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(TEST_DIR "/cases")) {
        if (entry.path().extension() != ".tree") continue;
        ++cases;
        CAPTURE(entry.path().filename().string());
        const auto one = read_case(entry.path());
        const auto findings = tidy::check_all(one.tree);
        for (const auto& finding : findings) {
            CAPTURE(where(finding) + " " + finding.check + " " + finding.what);
            CHECK(std::any_of(one.expected.begin(), one.expected.end(),
                              [&](const Expected& expected) { return matches(expected, finding); }));
        }
        for (const auto& expected : one.expected) {
            CAPTURE(expected.where + " " + expected.check + " " + expected.part);
            CHECK(std::any_of(findings.begin(), findings.end(),
                              [&](const tidy::Finding& finding) { return matches(expected, finding); }));
        }
    }
    CHECK(cases > 0);
}

TEST_CASE("tidy: comments and literals are not code") {
    const auto source = tidy::read_source("src/core/a.cpp",
                                          "int a = 1'000; // printf\n"
                                          "auto s = \"say \\\"printf\\\"\"; char c = '\\'';\n"
                                          "auto r = R\"x(printf\n)\" printf)x\"; /* printf\n printf */ int b;\n");
    REQUIRE(source.code.size() == 5);
    for (const auto& line : source.code) {
        CAPTURE(line);
        CHECK(tidy::find_word(line, "printf") == std::string_view::npos);
    }
    CHECK(source.code[0].starts_with("int a = 1'000;"));
    CHECK(source.code[4].ends_with("int b;"));
    CHECK(source.literals[1].find("say") != std::string::npos);
    CHECK(source.literals[0].find("printf") == std::string::npos);
}

TEST_CASE("tidy: a word is found only where it stands by itself") {
    CHECK(tidy::find_word("a rand b", "rand") == 2);
    CHECK(tidy::find_word("operand(1); rand()", "rand") == 12);
    CHECK(tidy::find_word("random", "rand") == std::string_view::npos);
    CHECK(tidy::find_word("} catch (...)", "catch (") == 2);
    CHECK(tidy::find_word("x.system(1)", "system(") == 2);
}
