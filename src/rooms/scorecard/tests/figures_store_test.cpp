#include <doctest/doctest.h>

#include "record/record.h"
#include "rooms/scorecard/scorecard.h"
#include "support/stores.h"

namespace {

constexpr const char* leicestershire = "E10000018";
constexpr const char* rutland = "E06000017";

}  // namespace

TEST_CASE("scorecard: the published figures of the record, traced to their documents") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const auto value = [&](const char* indicator, const char* area, const char* period,
                                   const char* breakdown = "") {
                const auto figure = scorecard::Tracer{tx}.find(
                    {.indicator = indicator, .area = area, .period = period, .breakdown = breakdown});
                REQUIRE_MESSAGE(figure, indicator);
                CHECK(!figure->origins.at(0).section.empty());
                CHECK(!figure->origins.at(0).passage.empty());
                CHECK(figure->origins.at(0).loaded_by == "a tester");
                return figures::shown(*figure);
            };
            CHECK(value("children-in-need", leicestershire, "2025-03-31") == "3,302");
            CHECK(value("child-protection-plans", leicestershire, "2025-03-31") == "506");
            CHECK(value("child-protection-plans", rutland, "2025-03-31") == "28");
            CHECK(value("children-looked-after", leicestershire, "2025-03-31") == "694");
            CHECK(value("referrals", rutland, "2024-25") == "381");
            CHECK(value("section-47-enquiries", leicestershire, "2024-25") == "1,778");
            CHECK(value("early-help-assessments", rutland, "2024-25") == "47");
        });
    });
}

TEST_CASE("scorecard: a change is computed, and refused where definitions differ or a value is missing") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const scorecard::Wanted plans{
                .indicator = "child-protection-plans", .area = leicestershire, .period = "2025-03-31"};
            const auto change = scorecard::Tracer{tx}.change(plans, "2018-03-31");
            REQUIRE(change);
            CHECK(change->computed == "394 to 506, up 112 or 28.4%");
            CHECK(change->origins.size() == 2);
            CHECK(scorecard::figure_by_id(tx, change->id)->computed == change->computed);
            CHECK(!scorecard::Tracer{tx}.change(plans, "2001-03-31"));
            const scorecard::Wanted need{
                .indicator = "children-in-need", .area = leicestershire, .period = "2025-03-31"};
            CHECK(!scorecard::Tracer{tx}.change(need, "2018-03-31"));
        });
    });
}

TEST_CASE("scorecard: every figure of the year is found again by its id, and ids are unique") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const auto figures = scorecard::figures_of(tx, {leicestershire, rutland, "LRSCP"}, {2024});
            CHECK(figures.size() > 100);
            for (std::size_t i = 0; i < figures.size(); ++i) {
                if (i > 0) CHECK(figures[i - 1].id < figures[i].id);
                if (i % 10 != 0) continue;
                const auto again = scorecard::figure_by_id(tx, figures[i].id);
                REQUIRE_MESSAGE(again, figures[i].id);
                CHECK(again->label == figures[i].label);
            }
            CHECK(!scorecard::figure_by_id(tx, "scorecard/no/such/figure/at/all"));
            CHECK(!scorecard::figure_by_id(tx, ""));
        });
    });
}
