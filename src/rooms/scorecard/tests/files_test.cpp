#include "rooms/scorecard/files.h"

#include <doctest/doctest.h>

#include "rooms/scorecard/scorecard.h"

namespace {

packs::Pack pack_with(std::vector<std::string> observation) {
    packs::Pack pack;
    pack.rows["indicators.csv"].emplace_back(
        scorecard::indicators_file, 2,
        std::vector<std::string>{"plans", "1", "Plans", "Child protection", "d", "", "", "count", "0", "none",
                                 "at_date", "", "", "", ""});
    pack.rows["breakdowns.csv"].emplace_back(scorecard::breakdowns_file, 2,
                                             std::vector<std::string>{"sex", "Female", "Girls", "1"});
    pack.rows["observations.csv"].emplace_back(scorecard::observations_file, 7, std::move(observation));
    return pack;
}

/// A percentage or a count with one observation; what is wrong, sentence by sentence.
struct Told {
    std::string value, numerator, denominator;
    std::string period = "2025-03-31";
};
core::Faults told(const Told& observation, const char* unit = "count", const char* measure = "at_date",
                  const char* from = "", const char* to = "") {
    auto pack = pack_with({"plans", "1", "A", observation.period, "", observation.value, observation.numerator,
                           observation.denominator, "", "published", "doc", "s", "p", "2026-11-21", ""});
    pack.rows["indicators.csv"].clear();
    pack.rows["indicators.csv"].emplace_back(
        scorecard::indicators_file, 2,
        std::vector<std::string>{"plans", "1", "Plans", "Child protection", "d", "", "", unit, "0", "none", measure, "",
                                 from, to, ""});
    core::Faults faults;
    scorecard::check_pack(pack, faults);
    return faults;
}

/// An observation row: breakdown, value, missing.
core::Faults faults_of(const char* breakdown, const char* value, const char* missing) {
    core::Faults faults;
    scorecard::check_pack(pack_with({"plans", "1", "A", "2025-03-31", breakdown, value, "", "", missing, "published",
                                     "doc", "s", "p", "2026-11-21", ""}),
                          faults);
    return faults;
}

}  // namespace

TEST_CASE("scorecard: an observation has a value or a reason, never both, never neither") {
    CHECK(faults_of("", "28", "").empty());
    CHECK(faults_of("", "", "lost").empty());
    CHECK(faults_of("", "28", "lost").at(0).what == "The row has a value and a reason why it is missing.");
    CHECK(faults_of("", "", "").at(0).line == 7);
}

TEST_CASE("scorecard: a count with a decimal point is told what was probably meant") {
    CHECK(faults_of("", "2.961", "").at(0).remedy == "If the thousands comma was meant, write 2961.");
    CHECK(faults_of("", "2.5", "").at(0).what == "\"2.5\" is not a whole number.");
}

TEST_CASE("scorecard: a breakdown is one that the pack declares") {
    CHECK(faults_of("sex=Female", "2", "").empty());
    CHECK(faults_of("sex=Girls", "2", "").at(0).column == "breakdown");
    CHECK(faults_of("sex=Female;age=5", "2", "").size() == 1);
}

TEST_CASE("scorecard: a number below nought is a change or a slip") {
    CHECK(told({"-3", "", ""}).at(0).column == "value");
    CHECK(told({"-3", "", ""}, "count", "change").empty());
    CHECK(told({"0", "", ""}).empty());
}

TEST_CASE("scorecard: no number is beyond a million million, and nothing is divided by nought") {
    CHECK(told({"1000000000000", "", ""}).empty());
    CHECK(told({"1000000000001", "", ""}).at(0).remedy.find("at most 1,000,000,000,000") != std::string::npos);
    CHECK(told({"-1000000000001", "", ""}, "count", "change").size() == 1);
    CHECK(told({"5", "1", "0"}).at(0).column == "denominator");
    CHECK(told({"5", "1", "-2"}).at(0).column == "denominator");
}

TEST_CASE("scorecard: a percentage is not above its whole; a rate may be") {
    CHECK(told({"50", "1", "2"}, "percentage").empty());
    CHECK(told({"100", "2", "2"}, "percentage").empty());
    CHECK(told({"150", "3", "2"}, "percentage").at(0).column == "numerator");
    CHECK(told({"2", "3", "2"}, "average").empty());
}

TEST_CASE("scorecard: the days of a version bound the periods of its observations") {
    CHECK(told({"5", "", "", "2024-25"}, "count", "at_date", "2024-04-01", "2025-03-31").empty());
    CHECK(told({"5", "", "", "2023-24"}, "count", "at_date", "2024-04-01").at(0).column == "period");
    CHECK(told({"5", "", "", "2024-25"}, "count", "at_date", "", "2024-12-31").at(0).column == "period");
    CHECK(told({"5", "", ""}, "count", "at_date", "2026-01-01", "2025-01-01").size() == 2);
}

TEST_CASE("scorecard: every fault of a row is told, not the first") {
    CHECK(told({"-3", "9", "0", "2023-24"}, "percentage", "at_date", "2024-04-01").size() == 4);
}

TEST_CASE("scorecard: a version after the first says what differs") {
    packs::Pack pack;
    const auto add = [&](const char* version, const char* note) {
        pack.rows["indicators.csv"].emplace_back(
            scorecard::indicators_file, 2,
            std::vector<std::string>{"plans", version, "Plans", "g", "d", "", "", "count", "0", "none", "at_date", "",
                                     "", "", note});
    };
    add("1", "");
    add("2", "");
    add("3", "Counted by family since 2024.");
    core::Faults faults;
    scorecard::check_pack(pack, faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].column == "break_note");
}

TEST_CASE("scorecard: a breakdown may be another pack's, and is not asked for when breakdowns.csv was not read whole") {
    auto pack = pack_with({"plans", "1", "A", "2025-03-31", "age=Under 1", "2", "", "", "", "published", "doc", "s",
                           "p", "2026-11-21", ""});
    const auto count = [&] {
        core::Faults faults;
        scorecard::check_pack(pack, faults);
        return faults.size();
    };
    CHECK(count() == 1);
    pack.elsewhere["breakdowns.csv"] = {{"age|Under 1", "another"}};
    CHECK(count() == 0);
    pack.elsewhere.clear();
    pack.incomplete.insert("breakdowns.csv");
    CHECK(count() == 0);
}
