#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "platform/publish/typed_numbers.h"
#include "record/record.h"
#include "rooms/yearly_report/yearly_report.h"
#include "support/stores.h"

namespace {

using yearly_report::Kind;

yearly_report::Report report_of(db::Database& database, Kind kind) {
    core::Result<yearly_report::Report> report;
    database.read([&](db::ReadTx& tx) { report = yearly_report::write_kind(tx, kind, "lrscp", {2024}); });
    REQUIRE(report);
    return *report;
}

std::set<std::string> gaps_in(const yearly_report::Report& report) {
    std::set<std::string> gaps;
    for (const auto& part : report.parts)
        if (part.state == yearly_report::PartState::gap) gaps.insert(part.section.slug);
    return gaps;
}

std::vector<std::string> headings_of(const yearly_report::Report& report) {
    std::vector<std::string> all;
    for (const auto& block : report.document.blocks)
        if (const auto* heading = std::get_if<publish::Heading>(&block)) all.push_back(heading->text);
    return all;
}

}  // namespace

TEST_CASE("yearly report: the cover report tells its committee everything that it has to from the record") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto cover = report_of(database, Kind::cover);
        for (const auto& fault : cover.faults) FAIL_CHECK(core::sentence(fault));
        CHECK(gaps_in(cover).empty());
        const auto headings = headings_of(cover);
        for (const char* part :
             {"Purpose of the report", "Recommendations", "Timetable for decisions", "What the report shows",
              "Resource implications", "Legal implications", "Background papers"})
            CHECK(std::count(headings.begin(), headings.end(), part) == 1);
        // Every requirement of the year, and money that is traced.
        const auto tables = std::count_if(cover.document.blocks.begin(), cover.document.blocks.end(),
                                          [](const auto& one) { return std::holds_alternative<publish::Table>(one); });
        CHECK(tables >= 3);
        CHECK(!publish::figures_in(cover.document).empty());
    });
}

TEST_CASE("yearly report: the short version for children is short, in plain words, and leaves no part empty") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto child = report_of(database, Kind::child);
        for (const auto& fault : child.faults) FAIL_CHECK(core::sentence(fault));
        CHECK(gaps_in(child).empty());
        std::size_t words = 0;
        for (const auto& block : child.document.blocks) {
            CHECK(!std::holds_alternative<publish::Table>(block));
            const auto* list = std::get_if<publish::List>(&block);
            if (list == nullptr) continue;
            CHECK(list->items.size() <= 6);
            for (const auto& item : list->items)
                for (const auto& part : item)
                    if (const auto* text = std::get_if<publish::Text>(&part))
                        words += static_cast<std::size_t>(std::count(text->text.begin(), text->text.end(), ' '));
        }
        CHECK(words > 100);
        CHECK(words < 1500);
    });
}

TEST_CASE("yearly report: a companion of a report that cannot be written is refused") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            CHECK(!yearly_report::write_kind(tx, Kind::cover, "nobody", {2024}));
            CHECK(!yearly_report::write_kind(tx, Kind::child, "lrscp", {1999}));
        });
    });
}
