#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "platform/claims/claims.h"
#include "platform/claims/explanations.h"
#include "platform/claims/report.h"

namespace {

std::vector<claims::Finding> one_finding() { return claims::check_text("The panel met on Monday 4 June 2024."); }

}  // namespace

TEST_CASE("claims: every card says what it recomputes and what is still right, and stands in docs/claims.md") {
    std::set<std::string_view> codes;
    for (const auto& card : claims::cards()) {
        CAPTURE(std::string{card.code});
        CHECK(codes.insert(card.code).second);
        CHECK(!card.title.empty());
        CHECK(!card.recomputes.empty());
        CHECK(!card.tolerance.empty());
    }
    std::ifstream file{SOURCE_DIR "/docs/claims.md"};
    std::ostringstream page;
    page << file.rdbuf();
    CHECK_MESSAGE(page.str().find(claims::cards_in_markdown()) != std::string::npos,
                  "docs/claims.md is out of date; its table should be:\n", claims::cards_in_markdown());
}

TEST_CASE("claims: an explanation answers its finding, and one that meets nothing is told") {
    core::Faults faults;
    const auto all = claims::read_explanations(
        "document,passage,check,by,why\n"
        "a.md,Monday 4 June,date_exists,A. Editor,The panel's own minutes say so\n"
        "a.md,a sentence that is gone,,A. Editor,It was right\n"
        "b.md,Monday 4 June,,A. Editor,Another document\n",
        "claims.csv", faults);
    REQUIRE(faults.empty());
    claims::Report report{.document = "a.md", .findings = one_finding(), .idle = {}};
    report.idle = claims::explain(report.findings, all, "a.md");
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].explained_by == "A. Editor");
    REQUIRE(report.idle.size() == 1);
    CHECK(report.idle[0].line == 3);
    CHECK(claims::open_in(report) == 1);
    CHECK(claims::to_text(report).find("meets no finding any more") != std::string::npos);
}

TEST_CASE("claims: a file of explanations tells its faults") {
    core::Faults faults;
    claims::read_explanations("document,words\na,b\n", "claims.csv", faults);
    CHECK(faults.size() == 1);
    faults.clear();
    claims::read_explanations("document,passage,check,by,why\na,b,,,\n", "claims.csv", faults);
    CHECK(faults.size() == 1);
}

TEST_CASE("claims: JSON holds passage, line, stated, recomputed, verdict, check and explanation") {
    const auto json = claims::to_json({.document = "a.md", .findings = one_finding(), .idle = {}});
    for (const char* part :
         {R"("document": "a.md")", R"("line": 1)", R"("verdict": "wrong")", R"("check": "date_exists")",
          R"("explanation": null)", R"("recomputed": "that day was a Tuesday")"}) {
        CAPTURE(part);
        CHECK(json.find(part) != std::string::npos);
    }
}
