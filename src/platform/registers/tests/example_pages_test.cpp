#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "platform/http/routes.h"
#include "platform/registers/schema.h"
#include "platform/rights/operator.h"
#include "platform/ui/page.h"
#include "sample.h"
#include "support/stores.h"

namespace volunteers {
extern const registers::Entity volunteers, placements;
}

namespace {

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

TEST_CASE("registers: the example of the README is this one, and takes less than 80 lines with its migration") {
    const auto code = text_of(std::string{TEST_DIR} + "/example_volunteers.cpp");
    const auto readme = text_of(std::string{TEST_DIR} + "/../README.md");
    CHECK(readme.find("```cpp\n" + code + "```") != std::string::npos);
    const auto sql = registers::create_sql(volunteers::volunteers) + registers::create_sql(volunteers::placements);
    const auto lines = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
    CHECK(lines(registers::create_sql(volunteers::placements)) < 35);
    CHECK(lines(code) < 60);
    MESSAGE("the declaration: " << lines(code) << " lines; the migration, generated: " << lines(sql));
}

TEST_CASE("registers: a declaration is all that form, list, import, export, API and history take") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const std::vector<const registers::Entity*> both{&volunteers::volunteers, &volunteers::placements};
        std::string sql;
        database.read([&](db::ReadTx& tx) { sql = registers::pending_migration(tx, both); });
        database.write([&](db::WriteTx& tx) { tx.run_script(sql); });
        const sample::Clock clock;
        const ui::Shell shell{.assets = {}, .partnership = "Sampleshire"};
        const http::Routes site{
            registers::routes(
                {.database = database,
                 .clock = clock,
                 .shell = shell,
                 .entities = both,
                 .viewer = [](const http::Request&) { return registers::Viewer{rights::Operator{"A test"}}; }},
                both),
            {.gate = [](const http::Request&, std::string_view) { return std::optional<http::Response>{}; }}};
        const auto page = [&](const std::string& target) { return site.answer(http::get(target)).body; };
        const auto has = [](const std::string& body, const std::string& words) {
            return body.find(words) != std::string::npos;
        };
        REQUIRE(site.answer(http::post("/volunteers/volunteers/new", {{"name", "Ali Khan"}})).status == 303);
        CHECK(has(page("/volunteers/placements/new"), "Ali Khan</option>"));
        REQUIRE(site.answer(http::post("/volunteers/placements/new", {{"volunteer", "Ali Khan"},
                                                                      {"began-day", "1"},
                                                                      {"began-month", "9"},
                                                                      {"began-year", "2025"},
                                                                      {"setting", "club"},
                                                                      {"hours", "3"},
                                                                      {"expenses", "12.5"},
                                                                      {"checked", "yes"}}))
                    .status == 303);
        CHECK(has(page("/volunteers/placements?checked=yes&sort=-hours"), "Ali Khan, 1 September 2025"));
        const auto csv = page("/volunteers/placements/export.csv");
        CHECK(has(csv, ",Ali Khan,2025-09-01,club,3,12.50,yes,"));
        CHECK(has(page("/api/volunteers/placements"),
                  R"("setting":"club","hours":3,"expenses":"12.50","checked":"yes")"));
        const auto id = csv.substr(csv.find('\n') + 1, 10);
        CHECK(has(page("/volunteers/placements/" + id + "/history"), "Hours a week"));
    });
}
