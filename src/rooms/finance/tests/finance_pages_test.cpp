#include <doctest/doctest.h>

#include "record/record.h"
#include "support/stores.h"

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Fixture {
    support::TestStore store{db::Engine::sqlite};
    Fixture() { support::load_record(store.database()); }
    support::Site site{store.database()};
};

}  // namespace

TEST_CASE("finance: without any money the page says what to do") {
    support::TestStore store{db::Engine::sqlite};
    support::migrate(store.database());
    const support::Site site{store.database()};
    CHECK(has(site.page("/finance"), "No money is recorded yet"));
    CHECK(site.get("/finance/statements/lrscp/2024-25").status == 404);
}

TEST_CASE_FIXTURE(Fixture, "finance: the front page tells each year and scope apart") {
    const auto page = site.page("/finance");
    CHECK(has(page, "/finance/statements/lrscp/2024-25"));
    CHECK(has(page, "/finance/statements/lrlscb/2017-18"));
    CHECK(has(page, "-£43,178"));
    CHECK(has(page, "£364,633"));
}

TEST_CASE_FIXTURE(Fixture,
                  "finance: a year's page shows contributions, spending, balance, reserve, chart and sources") {
    const auto page = site.page("/finance/statements/lrscp/2024-25");
    for (const char* part : {"£66,258", "£246,270", "Shortfall", "-£43,178", "<svg", "Value for money", "Sources",
                             "Funding agreements", "/figures/finance/spending/lrscp/children/2024-25/training"}) {
        CAPTURE(part);
        CHECK(has(page, part));
    }
    const auto board = site.page("/finance/statements/lrlscb/2017-18");
    CHECK(has(board, "at least"));
    CHECK(has(board, "£51,268"));
    CHECK(site.get("/finance/statements/lrscp/1999-00").status == 404);
    CHECK(site.get("/finance/statements/lrscp/x").status == 404);
    CHECK(site.get("/finance/statements/nobody/2024-25").status == 404);
}

TEST_CASE_FIXTURE(Fixture, "finance: a number opens to the record that it was taken from") {
    const auto page = site.page("/figures/finance/contribution/lrscp/children/2024-25/leicestershire-police");
    CHECK(has(page, "£53,417"));
    CHECK(has(page, "/finance/funding_contributions/"));
    const auto slip = site.page("/figures/finance/reserve-opening/lrscp/children/2023-24");
    CHECK(has(slip, "printed £95.350, read as £95,350"));
}

TEST_CASE_FIXTURE(Fixture, "finance: a year is a workbook and a CSV file") {
    const auto csv = site.get("/finance/statements/lrscp/2024-25/csv");
    CHECK(csv.status == 200);
    CHECK(csv.body.starts_with("figure,label,value,"));
    CHECK(has(csv.body, "finance/balance/lrscp/children/2024-25"));
    CHECK(has(csv.body, "-43178"));
    CHECK(site.get("/finance/statements/lrscp/2024-25/xlsx").body.starts_with("PK"));
    CHECK(site.get("/finance/statements/lrscp/1999-00/xlsx").status == 404);
}
