#include <doctest/doctest.h>

#include "record/record.h"
#include "support/stores.h"

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// How many rows the list's table has.
std::size_t rows(const std::string& page) {
    std::size_t count = 0;
    for (auto at = page.find("<tr"); at != std::string::npos; at = page.find("<tr", at + 1)) ++count;
    return count == 0 ? 0 : count - 1;
}

struct Fixture {
    support::TestStore store{db::Engine::sqlite};
    Fixture() { support::load_record(store.database()); }
    support::Site site{(support::migrate(store.database()), store.database())};
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "scorecard: the list is narrowed by words, subject, area and year") {
    const auto all = site.page("/scorecard");
    CHECK(has(all, "Children on child protection plans"));
    const auto found = site.page("/scorecard?q=PROTECTION+plan");
    CHECK(rows(found) > 0);
    CHECK(rows(found) < rows(all));
    CHECK(has(found, "value=\"PROTECTION plan\""));
    CHECK(has(site.page("/scorecard?q=nothing+like+it"), "Nothing matches."));
    CHECK(!has(site.page("/scorecard?area=E06000017&group=Child+protection"), ">506<"));
    CHECK(has(site.page("/scorecard?year=2017-18&q=child+protection+plans"), ">394<"));
    CHECK(has(site.page("/scorecard?page=2"), "aria-current=\"page\""));
}

TEST_CASE_FIXTURE(Fixture, "scorecard: odd questions are answered, not failed") {
    for (const char* query :
         {"?page=0", "?page=-1", "?page=99999999999999999999", "?page=x", "?area=none", "?year=2024",
          "?group=%3Cscript%3E", "?q=%3Cscript%3Ealert(1)%3C/script%3E", "?partnership=nobody"}) {
        const auto page = site.page(std::string{"/scorecard"} + query);
        CHECK(!has(page, "<script>alert"));
    }
}

TEST_CASE_FIXTURE(Fixture, "scorecard: an indicator shows its definition, its trend, its break and every source") {
    const auto page = site.page("/scorecard/indicators/children-in-need");
    CHECK(has(page, "Version 2"));
    CHECK(has(page, "The definition changes here: "));
    CHECK(has(page, "<svg"));
    CHECK(has(page, "Every value and its source"));
    CHECK(has(page, "/sources/lrscp-yearly-report-2024-25"));
    CHECK(site.get("/scorecard/indicators/none").status == 404);
}

TEST_CASE_FIXTURE(Fixture, "scorecard: lists are exported as CSV with the same filter") {
    const auto response = site.get("/scorecard/export?q=child+protection+plans&area=E06000017");
    CHECK(response.status == 200);
    CHECK(response.content_type == "text/csv; charset=utf-8");
    CHECK(has(response.body, "child-protection-plans"));
    CHECK(!has(response.body, "E10000018"));
    CHECK(has(site.get("/scorecard/indicators/referrals/export").body, "source=Police"));
    CHECK(site.get("/scorecard/indicators/none/export").status == 404);
}

TEST_CASE_FIXTURE(Fixture, "scorecard: areas stand side by side only for the same period and definition") {
    const auto page = site.page("/scorecard/compare?first=E10000018&second=E06000017&year=2024-25");
    CHECK(has(page, ">506<"));
    CHECK(has(page, ">28<"));
    CHECK(has(site.page("/scorecard/compare?first=nowhere"), "Compare areas"));
    CHECK(has(site.page("/scorecard/compare?year=1999-00"), "no value in common"));
}

TEST_CASE("scorecard: an empty store says what to do") {
    support::TestStore store{db::Engine::sqlite};
    support::migrate(store.database());
    const support::Site site{store.database()};
    CHECK(has(site.page("/scorecard"), "Load a pack"));
    CHECK(has(site.page("/"), "Load a pack"));
    CHECK(has(site.page("/sources"), "No document"));
    CHECK(has(site.page("/reports"), "No partnership"));
    CHECK(has(site.page("/scorecard/compare"), "nothing to compare"));
}
