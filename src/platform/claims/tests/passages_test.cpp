// Slips that lie between passages, each with its sound twin.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "platform/claims/claims.h"

namespace {

bool finds(const std::string& text, const std::string& check) {
    const auto found = claims::check_text(text);
    return std::any_of(found.begin(), found.end(), [&](const claims::Finding& one) { return one.check == check; });
}
bool passes(const std::string& text) {
    const auto found = claims::check_text(text);
    for (const auto& one : found) MESSAGE(std::string{one.check}, ": ", one.passage, " | ", one.recomputed);
    return found.empty();
}

/// A report of two places, so that the reader learns their names.
std::string two_places(const std::string& north, const std::string& east) {
    return "# Report 2022-23\n\nChildren in Northmoor and in Eastvale are served. Services across Northmoor work with "
           "those in Eastvale.\n\n"
           "## Northmoor\n\n" +
           north + "\n\n## Eastvale\n\n" + east + "\n";
}

}  // namespace

TEST_CASE("claims: a change in one place is held against the value in another") {
    CHECK(finds(two_places("150 children reported missing\n",
                           "In Northmoor there was a 50% rise in children going missing (60 more) compared "
                           "to the year before."),
                "change_elsewhere"));
    CHECK(passes(two_places("180 children reported missing\n",
                            "In Northmoor there was a 50% rise in children going missing (60 more) compared "
                            "to the year before.")));
    // Another place's value says nothing.
    CHECK(passes(
        two_places("The team is new.",
                   "150 children reported missing\n\nIn Northmoor there was a 50% rise in children going missing "
                   "(60 more) compared to the year before.")));
}

TEST_CASE("claims: a share of a population rests on the population told for the place") {
    const std::string population = "The total population of Northmoor in 2021 was 52,000.";
    CHECK(finds(two_places(population + " Of these people, 31.0% of the population were under 25 (13,000 people).", ""),
                "share_of_population"));
    CHECK(passes(
        two_places(population + " Of these people, 25.0% of the population were under 25 (13,000 people).", "")));
    CHECK(passes(two_places(population, "There were 31.0% of the population under 25 (13,000 people).")));
}

TEST_CASE("claims: a rate and its parts in two places") {
    const auto text = [](const char* rate) {
        return two_places(std::string{rate} + "% of exit interviews completed\n",
                          "In Northmoor 24 exit interviews were completed for 32 leavers.");
    };
    CHECK(finds(text("60"), "rate_elsewhere"));
    CHECK(passes(text("75")));
}

TEST_CASE("claims: one share for a group and for a part of it") {
    const auto text = [](const char* part) {
        return two_places(
            "The largest part of the population (91.3%) belong to Asian groups, including Asian Indian and Asian "
            "Chinese.",
            "By the census " + std::string{part} + "% of people in Northmoor are Asian Indian.");
    };
    CHECK(finds(text("91.3"), "part_for_whole"));
    CHECK(passes(text("54.2")));
}

TEST_CASE("claims: events of the year against dates told elsewhere") {
    const auto text = [](const char* month) {
        return "# Year 2022-23\n\n## Learning Together Days\n\nOver the 2 events held in 2022-23, with one in May and "
               "one in November, 300 people came.\n\n"
               "Topics covered in " +
               std::string{month} + " 2022 included neglect.\n";
    };
    CHECK(finds(text("September"), "event_dates"));
    CHECK(passes(text("May")));
}

TEST_CASE("claims: a name with another's post, in a rota") {
    const std::string rota =
        "2024/25\tTrust DSP, Ann Field\tCouncil DSP, Raj Patel\n2026/27\tCouncil DSP, Raj Patel\tTrust DSP, Ann "
        "Field\n";
    CHECK(finds(rota + "2025/26\tPolice DSP, Tom Reed\tPolice DSP, Ann Field\n2027/28\tPolice DSP, Tom Reed\tTrust "
                       "DSP, Ann Field\n",
                "posts"));
    CHECK(passes(rota + "2025/26\tInterim Trust DSP, Ann Field\tPolice DSP, Tom Reed\n"));
    CHECK(passes("- Chair, Ann Field\n- Director, Ann Field\n"));
}

TEST_CASE("claims: one figure with two values") {
    CHECK(
        finds("There were 212 new child protection plans in Northmoor in 2022-23.\n\nThe year was busy. Teams opened "
              "221 new child "
              "protection plans in Northmoor in 2022-23.",
              "told_twice"));
    CHECK(
        passes("There were 212 new child protection plans in Northmoor in 2022-23.\n\nThere were 190 new child "
               "protection plans in Northmoor "
               "in 2021-22."));
}

TEST_CASE("claims: a share that is said to equate to a count of the section") {
    const auto text = [](const char* share) {
        return "# Training 2022-23\n\n## Delivery\n\nThe safeguarding training programme reached 800 participants in "
               "the year.\n\n## Impact\n\n"
               "Evaluation of the safeguarding training programme was poor, with only 100 completed forms. This "
               "equates to roughly " +
               std::string{share} + "% of training being evaluated.\n";
    };
    CHECK(finds(text("20"), "equates_to"));
    CHECK(passes(text("12")));
}

TEST_CASE("claims: a shortfall that is described is told") {
    const std::string tables =
        "## Money\n\nPartner\t2024-25\nCouncil\t£40,000\nPolice\t£25,000\nTotal "
        "income\t£65,000\n\nLine\t2024-25\nStaff\t£60,000\n"
        "Rooms\t£9,500\nTotal expenditure\t£69,500\n\n";
    CHECK(finds(tables + "The shortfall came out of reserves.\n", "unstated_balance"));
    CHECK(passes(tables + "The shortfall of £4,500 came out of reserves.\n"));
}
