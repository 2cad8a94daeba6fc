#include <doctest/doctest.h>

#include "platform/publish/disclose.h"
#include "record/record.h"
#include "rooms/yearly_report/yearly_report.h"
#include "support/stores.h"

namespace {

yearly_report::Report report_of(db::Database& database, const char* partnership, int year) {
    core::Result<yearly_report::Report> report;
    database.read([&](db::ReadTx& tx) { report = yearly_report::write(tx, partnership, {year}); });
    REQUIRE(report);
    return *report;
}

}  // namespace

// Both engines are compared with the same file: so the report is the same from both, byte for byte.
TEST_CASE("yearly report: 2024-25 of Leicestershire & Rutland is what it was, on each store") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto report = report_of(database, "lrscp", 2024);
        for (const auto& fault : report.faults) FAIL_CHECK(core::sentence(fault));
        CHECK(support::compare_golden(TEST_DIR, "2024-25.html",
                                      publish::to_html(publish::as_published(report.document))) == "");
        CHECK(support::compare_golden(TEST_DIR, "2024-25.json",
                                      publish::to_json(publish::as_published(report.document))) == "");
    });
}

TEST_CASE("yearly report: every number in a table or sentence is a traced figure with a source") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto figures = publish::figures_in(report_of(database, "lrscp", 2024).document);
        CHECK(figures.size() > 100);
        for (const auto& figure : figures) {
            INFO(figure.id);
            CHECK(!figure.origins.empty());
            for (const auto& origin : figure.origins) CHECK(!origin.document.empty());
        }
    });
}

TEST_CASE("yearly report: no digit is typed where a figure should stand") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        for (const auto& block : report_of(database, "lrscp", 2024).document.blocks) {
            const auto* paragraph = std::get_if<publish::Paragraph>(&block);
            if (paragraph == nullptr) continue;
            for (const auto& part : paragraph->content) {
                const auto* text = std::get_if<publish::Text>(&part);
                if (text == nullptr) continue;
                const bool statute = text->text.find("ection 47") != std::string::npos;
                const bool period = core::Period::parse(text->text) || text->text.find("31 March") == 0 ||
                                    text->text.find("academic year") == 0;
                const bool digits = text->text.find_first_of("0123456789") != std::string::npos;
                CHECK_MESSAGE((!digits || statute || period), text->text);
            }
        }
    });
}

TEST_CASE("yearly report: what cannot be written is refused in one sentence") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            CHECK(yearly_report::write(tx, "nobody", {2024}).error().for_user ==
                  "There is no partnership \"nobody\" in the store.");
            CHECK(!yearly_report::write(tx, "lrscp", {1999}));
            CHECK(yearly_report::write(tx, "lrscp", {2017}).error().for_user.ends_with("did not stand in 2017-18."));
            CHECK(yearly_report::write(tx, "lrlscb", {2017}));
        });
    });
}
