#include <doctest/doctest.h>

#include "record/record.h"
#include "support/stores.h"

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Fixture {
    support::TestStore store{db::Engine::sqlite};
    Fixture() { support::load_record(store.database()); }
    support::Site site{(support::migrate(store.database()), store.database())};
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "front: the first page tells the latest figures and where to go") {
    const auto page = site.page("/");
    CHECK(has(page, "Leicestershire &amp; Rutland Safeguarding Children Partnership"));
    CHECK(has(page, ">3,302<"));
    CHECK(has(page, "/reports/lrscp/2024-25"));
    CHECK(has(page, "21 November 2026 at 12:00pm by a tester"));
}

TEST_CASE_FIXTURE(Fixture, "front: a figure opens to its record, its document and who loaded it") {
    const auto page =
        site.page("/figures/scorecard/child-protection-plans/1/E06000017/2025-03-31/all/lrscp-yearly-report-2024-25");
    CHECK(has(page, "Children on child protection plans, Rutland, 31 March 2025"));
    CHECK(has(page, "Value as recorded"));
    CHECK(has(page, "/sources/lrscp-yearly-report-2024-25"));
    CHECK(has(page, "by a tester, with the pack leicestershire-rutland"));
}

TEST_CASE_FIXTURE(Fixture, "front: a change opens to both records it was computed from") {
    const auto page =
        site.page("/figures/scorecard/change/child-protection-plans/1/E10000018/2018-03-31/2025-03-31/all");
    CHECK(has(page, "394 to 506, up 112 or 28.4%"));
    CHECK(has(page, "Record 1 of 2"));
    CHECK(has(page, "Record 2 of 2"));
}

TEST_CASE_FIXTURE(Fixture, "front: a figure that does not exist is a missing page") {
    for (const char* id : {"x", "scorecard/x", "scorecard/a/b/c/d/e/f", "scorecard/change/a/b/c/d/e",
                           "scorecard/referrals/1/E06000017/2024-25/all/none", "%00", "scorecard//////"})
        CHECK_MESSAGE(site.get(std::string{"/figures/"} + id).status >= 400, id);
}

TEST_CASE_FIXTURE(Fixture, "front: the prose pages are there") {
    CHECK(has(site.page("/accessibility"), "WCAG 2.2"));
    CHECK(has(site.page("/privacy"), "Privacy"));
    CHECK(has(site.page("/help"), "Follow a figure to its source"));
}

TEST_CASE_FIXTURE(Fixture, "front: every public page without a name in its address is answered") {
    for (const auto& route : site.routes().list()) {
        // The pages of signing in have a doorkeeper and tests of their own.
        const bool plain = route.pattern.find('{') == std::string::npos && !route.pattern.starts_with("/accounts");
        if (route.method != http::Method::get || route.permission != "public" || !plain) continue;
        INFO(route.pattern);
        const int status = site.get(route.pattern).status;
        CHECK((status == 200 || status == 303));
    }
}
