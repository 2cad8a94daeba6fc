#include "made.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <sstream>

namespace publish::tests {

figures::Figure a_figure(const std::string& id, const core::Figure& value) {
    figures::Figure figure;
    figure.id = id;
    figure.label = "Label of " + id;
    figure.unit = value.unit();
    figure.value = value;
    figure.period = "2024-25";
    figure.area = "E06000017";
    figure.area_name = "Rutland";
    figure.breakdown = "source=Police";
    figure.definition.description = "What is counted & how";
    figure.definition.denominator = "plans";
    figure.origins = {
        {.record = "r", .value = "1", .document = "d1", .title = "A report", .section = "s1", .passage = "p1"},
        {.record = "r", .value = "2", .document = "d1", .title = "A report", .section = "s2", .passage = "p2"}};
    return figure;
}

FigureText told(const figures::Figure& figure) { return told(figure, figures::shown(figure)); }

FigureText told(const figures::Figure& figure, const std::string& words) { return {figure, words}; }

Document a_document() {
    using core::Figure;
    const auto count = a_figure("made/count", Figure::counted(2961));
    const auto share =
        a_figure("made/share", Figure::stated(core::Decimal::of(157, 1), core::Unit::percentage, 1, 97, 618));
    const auto rate = a_figure("made/rate", Figure::stated(core::Decimal::of(347, 1), core::Unit::rate_per_10000, 1));
    const auto money = a_figure("made/money", Figure::stated(core::Decimal{-95350}, core::Unit::pounds, 0));
    auto missing = a_figure("made/missing", Figure::counted(0));
    missing.value.reset();
    missing.missing = "not collected";
    Document document{.title = "Yearly report: A & B",
                      .publisher = "The A & B Partnership",
                      .period = "1 April 2024 to 31 March 2025",
                      .about = "Made for a test."};
    document.blocks = {
        Heading{1, "Yearly report: A & B"},
        Heading{2, "The first part"},
        Paragraph{{Text{"There were "}, told(count), Text{" <referrals>, "}, Strong{"strong"}, Text{" and "},
                   Emphasis{"weak"}, Text{", see "}, Link{"the source", "https://example.org/"}, Text{"."}}},
        List{false, {{Text{"one"}}, {Text{"two"}}}},
        Heading{3, "Its tables"},
        Table{"Rutland, 2024-25: all [kinds]*",
              {"Indicator", "Value", "Change"},
              {{"Referrals", {{told(count)}, {told(count, "2,560 to 2,961, up 401")}}},
               {"=cmd|' /C calc'!A0", {{told(share)}, {Text{"+1+1"}}}},
               {"Rate, \"quoted\"", {{told(rate)}, {Text{"@SUM(A1)"}}}},
               {"Money", {{told(money)}, {Text{"no change"}}}},
               {"Not there", {{told(missing)}, {Text{""}}}}},
              {true, false}},
        Heading{2, "The second part"},
        Table{"Counts", {"Year", "Number", "Number"}, {{"2024-25", {{told(count)}, {Text{"-"}}}}}, {true, true}}};
    return document;
}

Chart a_chart() {
    const auto made = [](const char* id, std::int64_t number) {
        return Inlines{told(a_figure(id, core::Figure::counted(number)))};
    };
    return {.drawing = Drawing::bars,
            .alternative = "Police twelve & health seven.",
            .unit = "referrals",
            .data = {.caption = "Who refers",
                     .columns = {"Source", "Referrals"},
                     .rows = {{"Police", {made("made/police", 12)}}, {"Health", {made("made/health", 7)}}}}};
}

Structure a_structure() {
    return {.alternative = "The group reports to the board.",
            .bodies = {{"board", "Board"}, {"group", "Group"}},
            .lines = {{"group", "board"}},
            .data = {.caption = "Who reports to whom",
                     .columns = {"Body", "Reports to"},
                     .rows = {{"Group", {{Text{"Board"}}}}}}};
}

bool has_program(const std::string& program, const std::string& called) {
    const char* path = std::getenv("PATH");
    std::istringstream folders{path == nullptr ? "" : path};
    for (std::string folder; std::getline(folders, folder, ':');)
        if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
    if (std::getenv("CI") != nullptr) FAIL(program << " is not on the PATH: in CI this test must run");
    std::cout << "SKIPPED: no " << called << std::endl;
    return false;
}

}  // namespace publish::tests
