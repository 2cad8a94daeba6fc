#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "record/record.h"
#include "rooms/yearly_report/making/requirement_map.h"
#include "rooms/yearly_report/store_judgements.h"
#include "support/stores.h"

using yearly_report::requirements_of;

namespace {

/// Cells of a Markdown table hold neither bars nor line breaks.
std::string cell(std::string text) {
    for (char& c : text)
        if (c == '|' || c == '\n') c = ' ';
    return text;
}

std::string row_of(const yearly_report::Met& met) {
    const auto& requirement = *met.requirement;
    std::string sections;
    for (const auto* part : met.parts)
        sections += (sections.empty() ? "" : "; ") + part->section.title +
                    (part->state == yearly_report::PartState::gap ? " (empty)" : "");
    const std::string judged = met.judged ? yearly_report::verdict_in_words(met.judged->verdict) + ": " +
                                                met.judged->why + " (" + met.judged->by + ", " + met.judged->on + ")"
                                          : std::string{"Nobody has judged it"};
    return "| " + std::string{requirement.code} + " | " +
           (requirement.duty == yearly_report::Duty::must ? "must" : "should") + " | " +
           cell(std::string{requirement.what} +
                (requirement.condition.empty() ? "" : " (" + std::string{requirement.condition} + ")")) +
           " | " + yearly_report::source_of(requirement) + " | " + cell(sections) + " | " +
           std::to_string(met.figures.size()) + " figures, " + std::to_string(met.facts.size()) + " facts | " +
           yearly_report::verdict_in_words(met.proposed) + " | " + cell(judged) + " |\n";
}

/// The map as a page of documentation.
std::string markdown_of(const std::vector<yearly_report::Met>& map, const std::string& title) {
    std::string text =
        "# Requirement map: " + title +
        "\n\nWhat a report on this year has to show, by the law and guidance in force on its last day, what meets it, "
        "and how that was judged. The program proposes a judgement from what the sections tell; a person makes it "
        "(register `requirement_judgements`). Made by `ctest -R yearly_report.requirements_store` with "
        "`UPDATE_GOLDEN=1`.\n\n"
        "| Ref | Duty | The report shows | Source | Sections | Evidence | Proposed | Judged |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n";
    for (const auto& met : map) text += row_of(met);
    text += "\n## How far the cards are checked\n\n";
    // Each mark once, with the requirements that bear it.
    std::vector<std::pair<std::string_view, std::string>> marks;
    for (const auto& met : map) {
        const auto known = std::find_if(marks.begin(), marks.end(),
                                        [&](const auto& one) { return one.first == met.requirement->verified; });
        if (known == marks.end())
            marks.emplace_back(met.requirement->verified, std::string{met.requirement->code});
        else
            known->second += ", " + std::string{met.requirement->code};
    }
    for (const auto& [verified, codes] : marks) text += "- " + codes + ": " + std::string{verified} + "\n";
    return text;
}

}  // namespace

TEST_CASE("yearly report: a report is judged by the requirements in force on the last day of its year") {
    const auto has = [](int year, std::string_view code) {
        for (const auto* one : requirements_of({year}))
            if (one->code == code) return std::string{one->source.instrument};
        return std::string{};
    };
    CHECK(has(2017, "YR-B1") == "CA2004");
    CHECK(has(2017, "YR-M1").empty());
    CHECK(has(2022, "YR-7") == "WT2018");
    CHECK(has(2022, "YR-8").empty());
    CHECK(has(2024, "YR-8") == "WT2023");
    CHECK(has(2024, "YR-14").empty());
    CHECK(has(2025, "YR-14") == "WT2026");
    for (int year = 2017; year < 2028; ++year) {
        std::map<std::string_view, int> times;
        for (const auto* one : requirements_of({year})) CHECK(++times[one->code] == 1);
    }
}

TEST_CASE("yearly report: every card names its source and how far it was checked") {
    for (const auto& card : yearly_report::requirements()) {
        CAPTURE(card.code);
        CHECK(!card.source.provision.empty());
        CHECK(!core::instrument(card.source.instrument).title.empty());
        CHECK(!card.verified.empty());
        CHECK((!card.to || *card.to > card.from));
    }
}

// docs/requirement-map.md is the map of 2024-25: UPDATE_GOLDEN=1 writes it.
TEST_CASE("yearly report: the requirement map of 2024-25 is the one in the documentation") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        std::string map;
        database.read([&](db::ReadTx& tx) {
            const auto report = yearly_report::write(tx, "lrscp", {2024});
            REQUIRE(report);
            map = markdown_of(
                yearly_report::requirement_map(*report, {2024}, yearly_report::judgements_of(tx, "lrscp", {2024})),
                report->document.title);
        });
        const std::string file = std::string{SOURCE_DIR} + "/docs/requirement-map.md";
        if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream{file, std::ios::binary} << map;
        std::ifstream stream{file, std::ios::binary};
        std::ostringstream known;
        known << stream.rdbuf();
        CHECK(known.str() == map);
    });
}

namespace {

/// A report of one section that answers to a requirement.
yearly_report::Report report_of(const std::string& text, std::vector<yearly_report::ToldFact> facts) {
    yearly_report::Report report;
    report.document.blocks = {publish::Heading{2, "What children told us"}, publish::Paragraph{{publish::Text{text}}}};
    report.parts.push_back({.section = {.slug = "feedback", .title = "What children told us", .requirements = {"YR-7"}},
                            .state = yearly_report::PartState::told,
                            .first = 0,
                            .end = 2,
                            .facts = std::move(facts)});
    return report;
}

yearly_report::Met voice_of(const yearly_report::Report& report, const std::vector<yearly_report::Judgement>& judged) {
    for (auto& one : yearly_report::requirement_map(report, {2024}, judged))
        if (one.requirement->code == "YR-7") return one;
    FAIL("no YR-7");
    return {};
}

}  // namespace

TEST_CASE(
    "yearly report: some text is not enough to propose that a requirement is met, and a judgement is doubted by it") {
    std::string long_text;
    for (int i = 0; i < 60; ++i) long_text += "children said ";
    CHECK(voice_of(report_of("Nothing much.", {{"1", "A fact"}}), {}).proposed == "partly");
    CHECK(voice_of(report_of(long_text, {}), {}).proposed == "partly");
    CHECK(voice_of(report_of(long_text, {{"1", "A fact"}}), {}).proposed == "met");
    CHECK(voice_of({}, {}).proposed == "not");

    const std::vector<yearly_report::Judgement> met{{"YR-7", "met", "They say so.", "Maya", "2026-11-20"}};
    CHECK(!voice_of(report_of(long_text, {{"1", "A fact"}}), met).doubtful());
    const auto gutted = voice_of(report_of("Nothing much.", {}), met);
    CHECK(gutted.doubtful());
    CHECK(gutted.verdict() == "met");
}

TEST_CASE(
    "yearly report: each requirement of 2024-25 is judged in the record, and one is met in part for its effects") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const auto report = yearly_report::write(tx, "lrscp", {2024});
            REQUIRE(report);
            const auto map =
                yearly_report::requirement_map(*report, {2024}, yearly_report::judgements_of(tx, "lrscp", {2024}));
            REQUIRE(map.size() == 15);
            std::size_t facts = 0;
            for (const auto& one : map) {
                INFO(one.requirement->code << ": " << one.because);
                REQUIRE(one.judged);
                CHECK(!one.doubtful());
                if (one.requirement->code == "YR-3") CHECK(one.verdict() == "partly");
                facts += one.facts.size();
            }
            CHECK(facts > 0);
            // The Board's report of before: its own requirement has sections.
            const auto board = yearly_report::write(tx, "lrlscb", {2017});
            REQUIRE(board);
            CHECK(yearly_report::requirement_map(*board, {2017}, {}).at(0).proposed == "met");
        });
        const support::Site site{database};
        const auto page = site.page("/reports/lrscp/2024-25/requirements");
        CHECK(page.find("Judged by") != std::string::npos);
        const std::string mark = "the wording of the paragraphs is not verified";
        CHECK(page.find(mark) != std::string::npos);
        CHECK(page.find(mark) == page.rfind(mark));
    });
}
