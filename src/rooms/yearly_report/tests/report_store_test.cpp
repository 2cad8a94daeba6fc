#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "platform/publish/disclose.h"
#include "platform/publish/typed_numbers.h"
#include "record/record.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/tokens.h"
#include "rooms/yearly_report/yearly_report.h"
#include "support/stores.h"

namespace {

yearly_report::Report report_of(db::Database& database, const char* partnership, int year) {
    core::Result<yearly_report::Report> report;
    database.read([&](db::ReadTx& tx) { report = yearly_report::write(tx, partnership, {year}); });
    REQUIRE(report);
    return *report;
}

/// Every word of the document that is no figure: what stands in italics is a title and is left out.
std::vector<std::string> typed_texts(const publish::Document& document) {
    std::vector<std::string> texts;
    const auto add = [&](const publish::Inlines& content) {
        for (const auto& part : content) {
            if (const auto* text = std::get_if<publish::Text>(&part)) texts.push_back(text->text);
            if (const auto* strong = std::get_if<publish::Strong>(&part)) texts.push_back(strong->text);
        }
    };
    for (const auto& block : document.blocks) {
        if (const auto* heading = std::get_if<publish::Heading>(&block)) texts.push_back(heading->text);
        if (const auto* paragraph = std::get_if<publish::Paragraph>(&block)) add(paragraph->content);
        if (const auto* list = std::get_if<publish::List>(&block))
            for (const auto& item : list->items) add(item);
        const auto* table = std::get_if<publish::Table>(&block);
        if (table == nullptr) continue;
        texts.push_back(table->caption);
        texts.insert(texts.end(), table->columns.begin(), table->columns.end());
        for (const auto& row : table->rows)  // their headers are names: of areas, audits, publications
            for (const auto& cell : row.cells) add(cell);
    }
    return texts;
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

TEST_CASE("yearly report: no number is typed where a figure should stand") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        for (const auto& [partnership, year] : std::vector<std::pair<const char*, int>>{
                 {"lrscp", 2024}, {"lrscp", 2023}, {"lrlscb", 2017}, {"leeds-scp", 2023}}) {
            CAPTURE(partnership);
            const auto document = report_of(database, partnership, year).document;
            std::size_t texts = 0;
            for (const auto& text : typed_texts(document)) {
                ++texts;
                for (const auto& number : publish::typed_numbers(text)) FAIL_CHECK(number << " in: " << text);
            }
            CHECK(texts > 5);
        }
    });
}

TEST_CASE("yearly report: the chart of a year draws the bodies that stood in it") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            const auto in = [&](int year) {
                std::set<std::string> codes;
                for (const auto& body : partnership::structure_in(tx, {year})) codes.insert(body.code);
                return codes;
            };
            // The Board and its subgroups until 2019; the one group that two took over from 2025-26.
            CHECK(in(2017).contains("safeguarding-effectiveness-group"));
            CHECK(in(2019).contains("lrlscb"));
            CHECK(!in(2020).contains("lrlscb"));
            CHECK(!in(2020).contains("training-subgroup"));
            CHECK(!in(2017).contains("lrscp"));
            for (const char* group : {"performance-group", "audit-group"}) {
                CHECK(!in(2024).contains(group));
                CHECK(in(2025).contains(group));
            }
            CHECK(in(2023).contains("assurance-and-audit-group"));
            CHECK(!in(2025).contains("assurance-and-audit-group"));
            CHECK(!in(2023).contains("education-group"));
        });
        const auto report = report_of(database, "lrscp", 2024);
        const auto drawn =
            std::find_if(report.document.blocks.begin(), report.document.blocks.end(),
                         [](const auto& one) { return std::holds_alternative<publish::Structure>(one); });
        REQUIRE(drawn != report.document.blocks.end());
        const auto& words = std::get<publish::Structure>(*drawn).alternative;
        CHECK(words.find("Assurance and Audit Group") != std::string::npos);
        CHECK(words.find("LLR Performance Group") == std::string::npos);
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

TEST_CASE("yearly report: reports are offered for years that have one, and not for years of single figures") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const support::Site site{database};
        const auto page = site.page("/reports");
        for (const char* there : {"/reports/lrscp/2024-25", "/reports/lrscp/2023-24", "/reports/lrlscb/2017-18"})
            CHECK(page.find(there) != std::string::npos);
        for (const char* none :
             {"/reports/lrscp/2019-20", "/reports/lrscp/2021-22", "/reports/lrlscb/2014-15", "2025-26"})
            CHECK(page.find(none) == std::string::npos);
    });
}

TEST_CASE("yearly report: a change that was published as such is told with the words of its direction") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        database.read([](db::ReadTx& tx) {
            scorecard::Tracer tracer{tx};
            yearly_report::Tokens tokens{tx, tracer, "lrlscb", {2017}};
            const auto told = [&](const std::string& indicator, const std::string& how) {
                publish::Token token{.kind = "figure",
                                     .with = {{"indicator", indicator}, {"area", "LLR"}, {"period", "2017-18"}},
                                     .rest = {}};
                if (!how.empty()) token.with["told"] = how;
                const auto resolved = tokens.resolve(token);
                if (!resolved) return resolved.error().for_user;
                return std::get<publish::FigureText>(std::get<publish::Inline>(*resolved)).shown;
            };
            CHECK(told("training-places-change", "") == "-40%");
            CHECK(told("training-places-change", "change") == "down 40%");
            CHECK(told("training-places-change", "moved") == "fell by 40%");
            CHECK(told("training-places-change", "sideways").find("is no way to tell a figure") != std::string::npos);
        });
    });
}

namespace {

const publish::Table* table_named(const publish::Document& document, const std::string& begins) {
    for (const auto& block : document.blocks)
        if (const auto* table = publish::table_of(block); table != nullptr && table->caption.starts_with(begins))
            return table;
    return nullptr;
}

}  // namespace

TEST_CASE("yearly report: the snapshot sets both counties side by side, in the order of the published panel") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto document = report_of(database, "lrscp", 2024).document;
        const auto* snapshot = table_named(document, "Snapshot of the year 2024-25");
        REQUIRE(snapshot != nullptr);
        CHECK(snapshot->columns == std::vector<std::string>{"Indicator", "Period", "Leicestershire", "Rutland"});
        std::vector<std::string> rows;
        for (const auto& row : snapshot->rows) rows.push_back(row.header);
        REQUIRE(rows.size() == 13);
        CHECK(rows.front() == "Early Help Assessments");
        CHECK(rows[1] == "Children in Need");
        CHECK(rows[5] == "Referrals to children's social care: Police");
        CHECK(rows[6] == "Strategy meetings");
        CHECK(rows.back() == "Care leavers");
        for (const auto& row : snapshot->rows)
            for (std::size_t c = 1; c < row.cells.size(); ++c)
                CHECK(std::holds_alternative<publish::FigureText>(row.cells[c].front()));
        // Only what is recorded of both years; no fridge, hub or pupil beside children's contact with services.
        const auto* before = table_named(document, "Beside the year before");
        REQUIRE(before != nullptr);
        CHECK(before->rows.size() == 5);
        const auto* others = table_named(document, "What else was counted");
        REQUIRE(others != nullptr);
        for (const auto& row : others->rows) CHECK(row.header.find("Fridge") == std::string::npos);
    });
}

TEST_CASE("yearly report: its front tells whose it is, by which duty, who considered it and where it stands") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        for (const auto& [partnership, year, duty] : std::vector<std::tuple<const char*, int, const char*>>{
                 {"lrscp", 2024, "section 16G(7)"}, {"lrlscb", 2017, "section 14A"}}) {
            const auto document = report_of(database, partnership, year).document;
            const auto* front = table_named(document, "About this document");
            REQUIRE(front != nullptr);
            REQUIRE(std::get_if<publish::Table>(&document.blocks.at(1)) == front);
            std::string all;
            for (const auto& row : front->rows)
                all += row.header + ": " + std::get<publish::Text>(row.cells[0][0]).text + "\n";
            CHECK(all.find(duty) != std::string::npos);
            CHECK(all.find("Considered by: ") != std::string::npos);
            CHECK(all.find("Status: Written from the record; no step") != std::string::npos);
        }
    });
}

TEST_CASE("yearly report: charts stand where the record has years and shares, each with its table") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        std::set<std::string> drawn;
        for (const auto& block : report_of(database, "lrscp", 2024).document.blocks)
            if (const auto* chart = std::get_if<publish::Chart>(&block)) {
                CHECK(!chart->alternative.empty());
                CHECK(!chart->data.rows.empty());
                drawn.insert(chart->data.caption.substr(0, chart->data.caption.find(':')));
            }
        for (const char* title : {"Early Help Assessments", "Children looked after", "Pupils by first language",
                                  "Referrals to children's social care by four of their sources"})
            CHECK(drawn.contains(title));
        CHECK(drawn.size() >= 8);
    });
}
