#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "record/record.h"
#include "rooms/yearly_report/store.h"
#include "rooms/yearly_report/yearly_report.h"
#include "support/stores.h"

namespace {

using yearly_report::Kind;

yearly_report::Report report_of(db::Database& database, Kind kind, const std::string& partnership = "lrscp",
                                int year = 2024) {
    core::Result<yearly_report::Report> report;
    database.read([&](db::ReadTx& tx) { report = yearly_report::write_kind(tx, kind, partnership, {year}); });
    REQUIRE(report);
    for (const auto& fault : report->faults) FAIL_CHECK(core::sentence(fault));
    return *report;
}

std::set<std::string> gaps_in(const yearly_report::Report& report) {
    std::set<std::string> gaps;
    for (const auto& part : report.parts)
        if (part.state == yearly_report::PartState::gap) gaps.insert(part.section.slug);
    return gaps;
}

std::string words_of(const publish::Inlines& inlines) {
    std::string text;
    for (const auto& one : inlines) {
        if (const auto* plain = std::get_if<publish::Text>(&one)) text += plain->text;
        if (const auto* strong = std::get_if<publish::Strong>(&one)) text += strong->text;
        if (const auto* emphasis = std::get_if<publish::Emphasis>(&one)) text += emphasis->text;
        if (const auto* figure = std::get_if<publish::FigureText>(&one)) text += figure->shown;
    }
    return text;
}

/// Paragraphs and items, one a line; headings and tables too where asked.
std::string text_of(const std::vector<publish::Block>& blocks, bool all) {
    std::string text;
    for (const auto& block : blocks) {
        if (const auto* paragraph = std::get_if<publish::Paragraph>(&block))
            text += words_of(paragraph->content) + "\n";
        if (const auto* list = std::get_if<publish::List>(&block))
            for (const auto& item : list->items) text += words_of(item) + "\n";
        if (const auto* heading = std::get_if<publish::Heading>(&block); all && heading != nullptr)
            text += heading->text + "\n";
        if (const auto* table = publish::table_of(block); all && table != nullptr)
            for (const auto& row : table->rows) {
                text += row.header + "\n";
                for (const auto& cell : row.cells) text += words_of(cell) + "\n";
            }
    }
    return text;
}

std::string part_of(const yearly_report::Report& report, const std::string& slug) {
    for (const auto& part : report.parts)
        if (part.section.slug == slug)
            return text_of({report.document.blocks.begin() + static_cast<std::ptrdiff_t>(part.first) + 1,
                            report.document.blocks.begin() + static_cast<std::ptrdiff_t>(part.end)},
                           true);
    FAIL("there is no part " << slug);
    return {};
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// Statements of the partnership that speak of other years than this one.
std::vector<std::string> of_other_years(db::Database& database, core::ReportingYear year) {
    std::vector<std::string> told;
    database.read([&](db::ReadTx& tx) {
        for (const char* topic : {"priority", "approval", "engagement", "training", "review", "challenge"})
            for (const auto& fact : yearly_report::facts_of(
                     tx, {.partnership = "lrscp", .topic = topic, .subject = {}, .kind = {}, .area = {}, .period = {}}))
                if (!yearly_report::belongs_to(fact, year)) told.push_back(fact.statement);
    });
    REQUIRE(told.size() > 20);
    return told;
}

struct Reading {
    double words_a_sentence = 0, syllables_a_word = 0;
    std::size_t longest = 0;  ///< sentence, in words
};

Reading reading_of(const std::string& text) {
    std::size_t sentences = 0, words = 0, syllables = 0, here = 0;
    Reading reading;
    bool in_word = false, in_vowels = false;
    for (const char c : text + "\n") {
        const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'';
        const bool vowel = std::string_view{"aeiouyAEIOUY"}.find(c) != std::string_view::npos;
        if (letter && !in_word) ++words, ++here;
        if (vowel && !in_vowels) ++syllables;
        in_word = letter;
        in_vowels = vowel;
        if ((c == '.' || c == '?' || c == '\n') && here > 0) {
            ++sentences;
            reading.longest = std::max(reading.longest, here);
            here = 0;
        }
    }
    reading.words_a_sentence = static_cast<double>(words) / static_cast<double>(sentences);
    reading.syllables_a_word = static_cast<double>(syllables) / static_cast<double>(words);
    return reading;
}

}  // namespace

TEST_CASE("yearly report: the cover report tells its committee everything that it has to from the record") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        for (const int year : {2024, 2023}) {
            const auto cover = report_of(database, Kind::cover, "lrscp", year);
            for (const auto& gap : gaps_in(cover))
                // The paper on 2023/24 tells of no risk, and the outline of that year answers to few requirements.
                CHECK_MESSAGE(year == 2023, gap);
            std::set<std::string> titles;
            for (const auto& part : cover.parts) titles.insert(part.section.title);
            for (const char* title :
                 {"Purpose of the report", "Recommendations", "Reasons for recommendations", "Key messages",
                  "Timetable for decisions, scrutiny included", "Policy framework and previous decisions",
                  "Resource implications", "Officers to contact", "Equality implications", "Human rights implications",
                  "Crime and disorder implications", "Background papers"})
                CHECK_MESSAGE(titles.contains(title), title);
            const auto text = text_of(cover.document.blocks, true);
            for (const auto& statement : of_other_years(database, {year})) CHECK_FALSE(holds(text, statement));
            const auto messages = part_of(cover, "cover-key-messages");
            for (const char* priority : {"Safeguarding Babies", "Mental Health", "Adolescents", "diverse backgrounds",
                                         "out of school", "Transitional"})
                CHECK_MESSAGE(holds(messages, priority), priority);
            CHECK(holds(part_of(cover, "cover-equality"), "diverse backgrounds"));
            CHECK(!publish::figures_in(cover.document).empty());
        }
        const auto timetable = part_of(report_of(database, Kind::cover, "lrscp", 2023), "cover-timetable");
        CHECK(timetable.find("3 September 2024") < timetable.find("13 September 2024"));
    });
}

TEST_CASE("yearly report: the cover paper of Leeds has the headings of its council and names no paper of another") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto cover = report_of(database, Kind::cover, "leeds-scp", 2023);
        CHECK(gaps_in(cover).empty());
        const auto text = text_of(cover.document.blocks, true);
        CHECK(holds(text, "call-in"));
        CHECK(holds(text, "published on the website"));
        CHECK_FALSE(holds(text, "Leicestershire"));
        CHECK_FALSE(holds(text, "before it is published"));
    });
}

TEST_CASE("yearly report: a cover report of which no pack tells an outline has the usual parts") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto cover = report_of(database, Kind::cover, "lrlscb", 2017);
        CHECK(cover.parts.size() == 16);
        CHECK(holds(part_of(cover, "cover-papers"), "Annual Report 2017/18"));
        CHECK_FALSE(holds(part_of(cover, "cover-papers"), "Yearly Report 2024-25"));
    });
}

TEST_CASE("yearly report: the version for children is short, easy to read, of its year, and names every priority") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto child = report_of(database, Kind::child);
        CHECK(gaps_in(child).empty());
        const auto text = text_of(child.document.blocks, false);
        const auto reading = reading_of(text);
        CHECK(reading.words_a_sentence < 12);
        CHECK(reading.longest <= 22);
        CHECK(reading.syllables_a_word < 1.6);
        const auto words = std::count(text.begin(), text.end(), ' ');
        CHECK(words > 300);
        CHECK(words < 900);
        for (const char* priority : {"Safeguarding babies", "Mental health", "Keeping adolescents safe",
                                     "diverse backgrounds", "out of school", "Transitional", "Child sexual abuse",
                                     "Neglect", "Harm outside the home", "Belonging", "Childline"})
            CHECK_MESSAGE(holds(text, priority), priority);
        for (const auto& statement : of_other_years(database, {2024})) CHECK_FALSE(holds(text, statement));
        for (const auto& figure : publish::figures_in(child.document)) {
            const auto period = core::Period::parse(figure.period);
            REQUIRE(period);
            CHECK(core::ReportingYear::of(period->last()) == core::ReportingYear{2024});
        }
    });
}

TEST_CASE("yearly report: a year for which nobody wrote for children yet says so where words are missing") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        const auto child = report_of(database, Kind::child, "lrlscb", 2017);
        CHECK(gaps_in(child) == std::set<std::string>{"child-did", "child-heard", "child-next"});
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

TEST_CASE("companions: the paragraphs of a cover report are numbered through") {
    support::on_each_store([](db::Database& database) {
        support::load_record(database);
        int last = 0;
        for (const auto& block : report_of(database, Kind::cover).document.blocks)
            if (const auto* paragraph = std::get_if<publish::Paragraph>(&block)) CHECK(paragraph->number == ++last);
        CHECK(last > 10);
        for (const auto& block : report_of(database, Kind::yearly).document.blocks)
            if (const auto* paragraph = std::get_if<publish::Paragraph>(&block)) CHECK(paragraph->number == 0);
    });
}
