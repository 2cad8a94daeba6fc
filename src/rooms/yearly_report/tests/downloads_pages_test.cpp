#include <doctest/doctest.h>

#include "platform/publish/formats.h"
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

TEST_CASE_FIXTURE(Fixture, "yearly report: the page offers the formats that this machine can write, and no other") {
    const auto page = site.page("/reports/lrscp/2024-25");
    for (const auto format : publish::all_formats()) {
        CAPTURE(publish::word(format));
        CHECK(has(page, "/reports/lrscp/2024-25/" + std::string{publish::word(format)} + "\"") ==
              publish::can_write(format));
    }
}

TEST_CASE_FIXTURE(Fixture, "yearly report: the workbook is a download of its own type") {
    const auto answer = site.get("/reports/lrscp/2024-25/xlsx");
    CHECK(answer.status == 200);
    CHECK(answer.content_type == publish::content_type(publish::Format::xlsx));
    CHECK(answer.body.starts_with("PK"));
    CHECK(site.get("/reports/lrscp/2024-25/doc").status == 404);
    CHECK(site.get("/reports/lrscp/1999-00/xlsx").status == 404);
    CHECK(site.get("/reports/nobody/2024-25/xlsx").status == 404);
}

TEST_CASE_FIXTURE(Fixture, "yearly report: every table and every figure is a CSV file, listed on a page") {
    const auto page = site.page("/reports/lrscp/2024-25/csv");
    std::size_t listed = 0;
    const std::string begin = "href=\"/reports/lrscp/2024-25/csv/";
    for (std::size_t at = 0; (at = page.find(begin, at)) != std::string::npos; ++listed) {
        const auto address = at + 6;
        at = page.find('"', address);
        CHECK(site.get(page.substr(address, at - address)).status == 200);
    }
    CHECK(listed >= 4);
    const auto figures = site.get("/reports/lrscp/2024-25/csv/figures.csv");
    CHECK(figures.content_type == "text/csv; charset=utf-8");
    CHECK(figures.body.starts_with("Figure,Label,Value,"));
    CHECK(site.get("/reports/lrscp/2024-25/csv/csv-metadata.json").content_type == "application/csvm+json");
    CHECK(site.get("/reports/lrscp/2024-25/csv/none.csv").status == 404);
}
