#include <doctest/doctest.h>

#include <algorithm>

#include "platform/registers/store.h"
#include "record/record.h"
#include "rooms/finance/finance.h"
#include "rooms/finance/store.h"
#include "rooms/finance/trace.h"
#include "support/stores.h"

namespace {

std::string shown(db::ReadTx& tx, const char* id) {
    const auto figure = finance::figure_by_id(tx, id);
    return figure ? figures::shown(*figure) : "none";
}

}  // namespace

TEST_CASE("finance: the money of every year in the published record, to the pound") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            CHECK(shown(tx, "finance/income/lrscp/children/2024-25") == "£203,092");
            CHECK(shown(tx, "finance/expenditure/lrscp/children/2024-25") == "£246,270");
            CHECK(shown(tx, "finance/balance/lrscp/children/2024-25") == "-£43,178");
            CHECK(shown(tx, "finance/balance/lrscp/children/2023-24") == "-£3,179");
            CHECK(shown(tx, "finance/reserve-movement/lrscp/children/2024-25") == "-£43,178");
            CHECK(shown(tx, "finance/reserve-opening/lrscp/children/2023-24") == "£95,350");
            CHECK(shown(tx, "finance/income/lrscp/joint/2023-24") == "£364,633");
            CHECK(shown(tx, "finance/share/lrscp/joint/2023-24/leicestershire-county-council") == "32.7%");
            CHECK(shown(tx, "finance/share/lrscp/children/2024-25/leicestershire-county-council") == "32.6%");
            CHECK(shown(tx, "finance/contribution/lrscp/children/2024-25/leicestershire-police") == "£53,417");
            CHECK(shown(tx, "finance/change-spending/lrscp/children/2024-25/training") ==
                  "£54,660 to £70,341, up £15,681 or 28.7%");
            CHECK(shown(tx, "finance/income/lrlscb/children/2017-18") == "£241,401");
            CHECK(shown(tx, "finance/income/lrlscb/adults/2017-18") == "£103,334");
            CHECK(shown(tx, "finance/balance/lrlscb/joint/2017-18") == "-£8,662");
            CHECK(shown(tx, "finance/reserve-closing/lrlscb/joint/2017-18") == "£51,268");
            CHECK(shown(tx, "finance/share/lrscp/children/2024-25/total") == "100.0%");
            // One contributor's amount is no total.
            CHECK(shown(tx, "finance/contribution/lrscp/joint/2022-23/leicestershire-county-council") == "£119,266");
            CHECK(shown(tx, "finance/income/lrscp/joint/2022-23") == "none");
            CHECK(shown(tx, "finance/income/nobody/children/2024-25") == "none");
            CHECK(shown(tx, "finance/income/lrscp/children/1999-00") == "none");
        });
    });
}

TEST_CASE("finance: lines add up to what the documents print, but where the record says it does not hold them all") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            for (const char* partnership : {"lrscp", "lrlscb"}) {
                const auto account = finance::read_account(tx, partnership);
                for (const auto year : finance::years_in(account))
                    for (const auto& one : finance::statements(account, year, {})) {
                        const bool joint_2023 = one.scope == finance::Scope::joint && year.start == 2023;
                        CAPTURE(year.code());
                        const auto of_sum = [](auto& remark) {
                            return remark.before.find("total") != std::string::npos;
                        };
                        CHECK(std::any_of(one.remarks.begin(), one.remarks.end(), of_sum) == joint_2023);
                    }
            }
        });
    });
}

TEST_CASE("finance: every figure leads to records, every record of the pack to a document and passage") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            for (const char* partnership : {"lrscp", "lrlscb"})
                for (const auto year : finance::years_of(tx, partnership))
                    for (const auto& figure : finance::figures_of(tx, partnership, year)) {
                        CAPTURE(figure.id);
                        CHECK_FALSE(figure.origins.empty());
                        for (const auto& origin : figure.origins) CHECK_FALSE(origin.title.empty());
                        const auto again = finance::figure_by_id(tx, figure.id);
                        REQUIRE(again);
                        CHECK(figures::shown(*again) == figures::shown(figure));
                    }
            for (const auto* entity : finance::registers_of_room())
                registers::each_record(tx, *entity, [&](const registers::Record& record) {
                    CAPTURE(record.title);
                    CHECK_FALSE(cell(*entity, record.cells, "document").empty());
                    CHECK_FALSE(cell(*entity, record.cells, "section").empty());
                    CHECK_FALSE(cell(*entity, record.cells, "passage").empty());
                });
        });
    });
}

TEST_CASE("finance: the yearly report's section is accessible and types no digit outside years and names") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            publish::Document document;
            document.title = "Finance";
            document.blocks = {publish::Heading{1, "Report"}, publish::Heading{2, "Money"}};
            const auto blocks = finance::statement(tx, "lrscp", {2024});
            document.blocks.insert(document.blocks.end(), blocks.begin(), blocks.end());
            CHECK(publish::faults_of(document).empty());
            const auto has_drawn_table = [&](const char* caption) {
                return std::any_of(blocks.begin(), blocks.end(), [&](const publish::Block& block) {
                    const auto* chart = std::get_if<publish::Chart>(&block);
                    return chart != nullptr && chart->data.caption.starts_with(caption) &&
                           chart->data.columns.size() >= 4 && chart->drawn_columns == 2 &&
                           chart->drawn_rows + 1 == chart->data.rows.size();
                });
            };
            CHECK(has_drawn_table("Contributions"));
            CHECK(has_drawn_table("Expenditure"));
            CHECK(publish::figures_in(document).size() > 30);
            CHECK(finance::statement(tx, "lrscp", {1999}).empty());
        });
    });
}

TEST_CASE("finance: a reserve says what is not told of it, and a board of whose part no line tells has no row") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const auto account = finance::read_account(tx, "lrscp");
            const auto all = finance::statements(account, {2024}, {});
            REQUIRE(!all.empty());
            const auto& reserve = all.front().reserve;
            REQUIRE(reserve.size() == 3);
            CHECK(!reserve[0].now);
            REQUIRE(reserve[1].now);
            CHECK(!reserve[2].now);
            const auto& remarks = all.front().remarks;
            CHECK(std::any_of(remarks.begin(), remarks.end(), [](const finance::Remark& one) {
                return one.before.find("1 April 2023") != std::string::npos && figures::shown(one.figure) == "£95,350";
            }));
            const auto board = finance::read_account(tx, "lrlscb");
            for (const auto& one : finance::statements(board, {2017}, {})) CHECK(one.by_board.empty());
        });
    });
}
