#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "record/record.h"
#include "rooms/checker/checker.h"
#include "support/stores.h"

namespace {

bool tells(const claims::Report& report, const std::string& check, const std::string& stated, const std::string& part) {
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const claims::Finding& finding) {
        return finding.check == check && finding.stated == stated &&
               finding.recomputed.find(part) != std::string::npos && !finding.place.empty();
    });
}

}  // namespace

TEST_CASE("checker: the record tells the slips that its sources contain") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto report = checker::check_record(database, "lrscp", "2024-25");
        REQUIRE(report);
        CHECK(tells(*report, "record_posts", "Leicester DSP, Chris West", "Integrated Care Board"));
        CHECK(tells(*report, "record_share", "87.5%", "712,490"));
        CHECK(tells(*report, "record_parts", "94.8%", "of which it is a part"));
        CHECK(tells(*report, "record_parts", "381", "218"));
        // Explained in the pack: the panel of sources tells four of them.
        for (const auto& finding : report->findings) CHECK(finding.explanation.empty() == (finding.stated != "381"));
        CHECK(report->idle.empty());
        CHECK(claims::open_in(*report) + 1 == report->findings.size());
        // The report that Cairn writes is sound.
        for (const auto& finding : report->findings) CHECK_FALSE(finding.place.starts_with("lrscp 2024-25"));
        const auto slips = std::count_if(
            report->findings.begin(), report->findings.end(),
            [](const claims::Finding& finding) { return finding.recomputed.find("£95,350") != std::string::npos; });
        CHECK(slips >= 1);
        const auto board = checker::check_record(database, "lrlscb", "2017-18");
        REQUIRE(board);
        CHECK(tells(*board, "record_change", "21", "which makes 25"));
        CHECK(tells(*board, "record_change", "-10%", "-10.8%"));
        CHECK(tells(*board, "record_possible", "75%", "no whole number out of 70"));
        CHECK(tells(*board, "record_parts", "59%", "101%"));
    });
}

TEST_CASE("checker: each partnership and year is told its own documents' slips") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto leeds = checker::check_record(database, "leeds-scp", "2023-24");
        REQUIRE(leeds);
        CHECK(leeds->idle.empty());
        for (const auto& finding : leeds->findings) {
            INFO(finding.place);
            CHECK(finding.place.find("lrscp") == std::string::npos);
            CHECK(finding.place.find("leicestershire") == std::string::npos);
        }
        const auto board = checker::check_record(database, "lrlscb", "2017-18");
        REQUIRE(board);
        CHECK(board->idle.empty());  // the pack's explanation is of another document
        CHECK(std::none_of(board->findings.begin(), board->findings.end(), [](const claims::Finding& finding) {
            return finding.place.starts_with("lrscp-yearly-report-2024-25");
        }));
    });
}

TEST_CASE("checker: the command's exit status and its one line for what is unusable") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        std::ostringstream out, errors;
        CHECK(checker::claims_command(
                  {.file = {}, .partnership = "lrscp", .year = "2024-25", .explanations = {}, .json = true}, &database,
                  out, errors) == 1);
        CHECK(out.str().starts_with("{\n  \"document\": \"lrscp 2024-25\""));
        CHECK(checker::claims_command({.file = {}, .partnership = "nobody", .year = "2024-25", .explanations = {}},
                                      &database, out, errors) == 2);
        CHECK(checker::claims_command({.file = {}, .partnership = "lrscp", .year = "2024", .explanations = {}},
                                      &database, out, errors) == 2);
        CHECK(checker::claims_command({.file = "/no/such/file.md", .partnership = {}, .year = {}, .explanations = {}},
                                      nullptr, out, errors) == 2);
        CHECK(errors.str().find("cannot be read as text") != std::string::npos);
        errors.str("");
        // A program is no text, whatever words are in it.
        CHECK(checker::claims_command({.file = "/proc/self/exe", .partnership = {}, .year = {}, .explanations = {}},
                                      nullptr, out, errors) == 2);
        CHECK(errors.str().find("cannot be read as text") != std::string::npos);
    });
}
