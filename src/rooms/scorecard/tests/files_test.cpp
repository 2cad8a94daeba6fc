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
