#include <doctest/doctest.h>

#include <algorithm>

#include "platform/house/card.h"
#include "platform/registers/pack.h"
#include "rooms/registry.h"
#include "rooms/yearly_report/making/check.h"
#include "support/pack.h"

namespace {

using support::MadePack;

/// The faults of the made pack once it is spoilt, each as its file, column, sentence and remedy.
std::vector<std::string> faults_of(const std::function<void(MadePack&)>& spoil) {
    MadePack made;
    spoil(made);
    core::Faults faults;
    auto files = house::pack_files(house::rooms());
    for (const auto* entity : house::pack_registers(house::rooms())) files.push_back(registers::pack_file(*entity));
    const auto pack = packs::read(
        made.folder(), files, [](const packs::File&, const std::string&) { return true; }, faults);
    REQUIRE(pack);
    for (const auto& fault : faults) FAIL_CHECK(core::sentence(fault));
    REQUIRE(faults.empty());
    yearly_report::check_pack(*pack, faults);
    std::vector<std::string> told;
    for (const auto& fault : faults) told.push_back(core::sentence(fault));
    return told;
}

bool tells(const std::vector<std::string>& faults, const std::string& words) {
    return std::any_of(faults.begin(), faults.end(),
                       [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

std::vector<std::string> with_prose(const std::string& markdown) {
    return faults_of([&](MadePack& pack) { pack.write("narrative/made/2024-25/area-profile.md", markdown); });
}

std::vector<std::string> with_section(const std::string& row) {
    return faults_of([&](MadePack& pack) { pack.add("report_sections.csv", row + "\n"); });
}

}  // namespace

TEST_CASE("yearly report: a sound pack has no faults in its outline and narratives") {
    CHECK(faults_of([](MadePack&) {}).empty());
    CHECK(
        with_prose("# Area profile\n\nThere were {{figure indicator=made-contacts area=MADE00001 period=2024}}, which "
                   "cost {{money figure=finance/income/made/children/2024-25}}.\n")
            .empty());
}

TEST_CASE("yearly report: a token that stands for nothing is told with its file and line") {
    const auto faults = with_prose(
        "# Area profile\n\n{{figure indicator=made-contacts area=MADE00002 period=1999}}\n\n"
        "{{figure indicator=made-contacts area=MADE00001 period=someday}}\n\n"
        "{{table indicator=nothing-made area=MADE00001 periods=2024}}\n\n"
        "{{table indicator=made-contacts area=NOWHERE periods=2024}}\n\n"
        "{{table indicator=made-contacts area=MADE00001 periods=2024 by=colour}}\n\n"
        "{{money figure=finance/income/nobody/children/2024-25}} and {{money figure=income}} and {{fugire x=y}}\n");
    CHECK(tells(faults,
                "narrative/made/2024-25/area-profile.md, line 3: The record holds no value of "
                "\"made-contacts\" for \"MADE00002\", 1999"));
    CHECK(tells(faults, "line 5: \"someday\" in the narrative is not a period"));
    CHECK(tells(faults, "line 7: The record holds no value of \"nothing-made\""));
    CHECK(tells(faults, "line 9: There is no area \"NOWHERE\""));
    CHECK(tells(faults, "line 11: The record knows no dimension \"colour\""));
    CHECK(tells(faults, "\"finance/income/nobody/children/2024-25\" is no amount"));
    CHECK(tells(faults, "\"income\" is no amount"));
    CHECK(tells(faults, "fugire"));
}

TEST_CASE("yearly report: a number typed into a narrative is a fault") {
    CHECK(tells(with_prose("# Area profile\n\nThere were 12 plans.\n"), "The number \"12\" is typed"));
}

TEST_CASE("yearly report: a narrative of no report or of no section is a fault") {
    CHECK(tells(faults_of([](MadePack& pack) { pack.write("narrative/made/loose.md", "# Loose\n"); }),
                "narrative/made/loose.md: The narrative belongs to no report"));
    CHECK(!faults_of([](MadePack& pack) { pack.write("narrative/nobody/2024-25/x.md", "# X\n"); }).empty());
    CHECK(!faults_of([](MadePack& pack) { pack.write("narrative/made/2024-26/x.md", "# X\n"); }).empty());
    CHECK(!faults_of([](MadePack& pack) { pack.write("narrative/made/2024-25/unlisted.md", "# X\n"); }).empty());
}

TEST_CASE("yearly report: an outline's rows must name a year, a section, a computed part and requirements that exist") {
    CHECK(with_section("made,2024-25,performance-data,20,Data,,computed,YR-2,,,").empty());
    CHECK(tells(with_section("made,2024-26,foreword,20,Foreword,,prose,,,,"), "2024-26"));
    CHECK(tells(with_section("made,2024-25,foreword,20,Foreword,nowhere,prose,,,,"), "nowhere"));
    CHECK(tells(with_section("made,2024-25,foreword,20,Foreword,,computed,,,,"), "foreword"));
    CHECK(
        tells(with_section("made,2024-25,foreword,20,Foreword,,prose,YR-99,,,"), "There is no requirement \"YR-99\""));
}
