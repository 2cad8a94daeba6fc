#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "record/record.h"
#include "rooms/yearly_report/making/requirement_map.h"
#include "support/stores.h"

using yearly_report::requirements_of;

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
            map = yearly_report::requirement_map_markdown(*report, {2024});
        });
        const std::string file = std::string{SOURCE_DIR} + "/docs/requirement-map.md";
        if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream{file, std::ios::binary} << map;
        std::ifstream stream{file, std::ios::binary};
        std::ostringstream known;
        known << stream.rdbuf();
        CHECK(known.str() == map);
    });
}
