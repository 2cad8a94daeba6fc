#include <doctest/doctest.h>

#include "platform/registers/files/export.h"
#include "platform/registers/files/import.h"
#include "sample.h"
#include "support/stores.h"

namespace {

using sample::providers;

registers::Plan plan(db::Database& database, const std::string& bytes) {
    registers::Plan planned;
    core::Faults faults;
    const auto file = registers::read_table(bytes, "file", faults);
    database.read([&](db::ReadTx& tx) { planned = registers::plan_import(tx, providers, file, "file", faults); });
    return planned;
}

void import(db::Database& database, const std::string& bytes) {
    audit::Ledger{database}.write(sample::process(), [&](audit::WriteTx& tx) {
        core::Faults faults;
        const auto file = registers::read_table(bytes, "file", faults);
        const auto planned = registers::plan_import(tx, providers, file, "file", faults);
        REQUIRE(planned.can_apply());
        registers::apply_plan(tx, sample::all(), providers, planned);
    });
}

std::string quoted(std::string text) {
    for (auto at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2)) text.insert(at, 1, '"');
    return '"' + text + '"';
}

// Right to left, with a mark that turns the direction, joined emoji, a letter made of two code points, and what a
// spreadsheet would run.
const std::vector<std::string> odd_names{"مركز الأسرة",
                                         "בית \xE2\x80\xAEnamed backwards",
                                         "👩‍👩‍👧‍👦 family",
                                         "Llŷn, cafe\xCC\x81",
                                         "=HYPERLINK(\"http://example.org\",\"see\")",
                                         "+1",
                                         "-2+3",
                                         "@SUM(A1)",
                                         "<script>alert(1)</script>",
                                         "O'Brien; drop table sample_providers --",
                                         "'quoted'"};

std::string file_of_odd_names() {
    std::string csv = "code,name,kind\n";
    for (std::size_t i = 0; i < odd_names.size(); ++i)
        csv += "n" + std::to_string(i) + "," + quoted(odd_names[i]) + ",home\n";
    return csv;
}

}  // namespace

TEST_CASE("bad input: names of every script go in, and come back from CSV and workbook as they were, formulas inert") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        import(database, file_of_odd_names());
        std::string csv, workbook;
        database.read([&](db::ReadTx& tx) {
            const auto query = registers::read_query(providers, {});
            const auto viewer = registers::everything();
            registers::Reader reader{tx, viewer};
            csv = registers::export_csv(reader, providers, query);
            workbook = registers::export_xlsx(reader, providers, query);
            const auto page = registers::list(tx, providers, query);
            CHECK(page.count == odd_names.size());
            http::Fields arabic;
            arabic.add("q", "الأسرة");
            CHECK(registers::list(tx, providers, registers::read_query(providers, arabic)).count == 1);
        });
        for (const char* first : {",\"=", ",=", ",+1", ",@", ",-2"}) {
            CAPTURE(first);
            CHECK(csv.find(first) == std::string::npos);
        }
        for (const auto& bytes : {csv, workbook}) {
            const auto again = plan(database, bytes);
            CHECK(again.faults.empty());
            CHECK(again.same == odd_names.size());
            CHECK(again.changed == 0);
        }
    });
}

TEST_CASE("bad input: a name of 10,000 characters is refused with its limit, and costs no other row") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const auto planned =
            plan(database, "code,name,kind\na,Fine,home\nb," + std::string(10'000, 'x') + ",home\nc,Fine too,home\n");
        CHECK(planned.added == 2);
        REQUIRE(planned.refused == 1);
        CHECK(planned.rows[1].line == 3);
        CHECK(planned.rows[1].problems.at(0).message == "Name must be 200 characters or fewer");
        CHECK_FALSE(planned.can_apply());
    });
}

TEST_CASE("bad input: bytes that are no text, lone surrogates and headings that are there twice refuse the file") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const auto told = [&](const std::string& bytes) {
            std::string all;
            for (const auto& fault : plan(database, bytes).faults) all += fault.what + "\n";
            return all;
        };
        CHECK(told("code,name,kind\na,\xED\xA0\x80,home\n").find("UTF-8") != std::string::npos);
        CHECK(told("code,name,kind\na,\xED\xB0\x80,home\n").find("UTF-8") != std::string::npos);
        CHECK(told("code,name,kind\na,\x93smart\x94,home\n").find("UTF-8") != std::string::npos);
        CHECK(told("\xFE\xFF\x00"
                   "c")
                  .find("UTF-16") != std::string::npos);
        CHECK(told("code,name,kind,Code\na,b,home,c\n").find("there twice") != std::string::npos);
        CHECK(told("code,name,kind,NAME \na,b,home,c\n").find("there twice") != std::string::npos);
    });
}
