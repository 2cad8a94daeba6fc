#include <doctest/doctest.h>
#include <sys/resource.h>

#include <fstream>
#include <iterator>

#include "platform/registers/api/json.h"
#include "platform/registers/files/archive.h"
#include "platform/registers/files/export.h"
#include "platform/registers/files/import.h"
#include "platform/rights/operator.h"
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
        registers::apply_plan({tx, rights::Operator{"A test"}}, sample::all(), providers, planned);
    });
}

std::string quoted(std::string text) {
    for (auto at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2)) text.insert(at, 1, '"');
    return '"' + text + '"';
}

// Right to left, joined emoji, a letter made of two code points.
const std::vector<std::string> names_of_the_world{"مركز الأسرة", "בית המשפחה", "👩‍👩‍👧‍👦 family",
                                                  "Llŷn, cafe\xCC\x81", "𝔘nusual"};
const std::vector<std::string> what_would_run{
    "=HYPERLINK(\"http://example.org\",\"see\")", "+1",      "-2+3", "@SUM(A1)", "<script>alert(1)</script>",
    "O'Brien; drop table sample_providers --",    "'quoted'"};

std::string file_of(const std::vector<std::string>& names) {
    std::string csv = "code,name,kind\n";
    for (std::size_t i = 0; i < names.size(); ++i) csv += "n" + std::to_string(i) + "," + quoted(names[i]) + ",home\n";
    return csv;
}

/// The register as CSV and as a workbook.
std::vector<std::string> exports(db::Database& database) {
    std::vector<std::string> files;
    database.read([&](db::ReadTx& tx) {
        const auto query = registers::read_query(providers, {});
        const auto viewer = registers::Viewer{rights::Operator{"A test"}};
        registers::Reader reader{tx, viewer};
        files = {registers::export_csv(reader, providers, query), registers::export_xlsx(reader, providers, query)};
    });
    return files;
}

std::string told(db::Database& database, const std::string& bytes) {
    std::string all;
    for (const auto& fault : plan(database, bytes).faults) all += fault.what + "\n";
    return all;
}

void append(std::string& bytes, std::uint64_t number, int count) {
    for (int i = 0; i < count; ++i) bytes += i < 8 ? static_cast<char>(number >> (8 * i)) : '\0';
}

/// Deflated: one letter, and then again and again the 258 bytes before, each time in 13 bits (RFC 1951, 3.2.6).
std::string blown_up(std::size_t megabytes) {
    std::string bytes;
    unsigned held = 0, count = 0;
    const auto bits = [&](std::initializer_list<int> all) {
        for (const int bit : all) {
            held |= static_cast<unsigned>(bit) << count;
            if (++count < 8) continue;
            bytes += static_cast<char>(held);
            held = count = 0;
        }
    };
    bits({1, 1, 0});                 // the last block, with the fixed codes
    bits({1, 0, 1, 0, 1, 0, 0, 0});  // "x"
    for (std::size_t i = 0; i < (megabytes << 20U) / 258; ++i) bits({1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0});
    bits({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});  // the end, and to the end of a byte
    return bytes;
}

/// An archive with one file that says it holds `says` bytes.
std::string archive_of(const std::string& packed, std::uint64_t says) {
    const std::string name = "[Content_Types].xml";
    std::string common;
    append(common, 20, 2);
    append(common, 0, 2);
    append(common, 8, 2);  // deflated
    append(common, 0, 8);
    append(common, packed.size(), 4);
    append(common, says, 4);
    append(common, name.size(), 2);
    append(common, 0, 2);
    std::string bytes = "PK\x03\x04" + common + name + packed;
    const auto directory = bytes.size();
    bytes += "PK\x01\x02" + std::string("\x14\0", 2) + common;
    append(bytes, 0, 14);
    bytes += name;
    const auto length = bytes.size() - directory;
    bytes += "PK\x05\x06";
    append(bytes, 0, 4);
    append(bytes, 1, 2);
    append(bytes, 1, 2);
    append(bytes, length, 4);
    append(bytes, directory, 4);
    append(bytes, 0, 2);
    return bytes;
}

long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

std::string bytes_of(const char* name) {
    std::ifstream file(std::string{TEST_DIR} + "/data/" + name, std::ios::binary);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

TEST_CASE("bad input: a zip bomb is refused by what it tells, and one that lies is cut off where it said it ends") {
    const auto packed = blown_up(100);
    CHECK(packed.size() < 1'000'000);
    for (const std::uint64_t says : {std::uint64_t{100} << 20U, std::uint64_t{3} << 30U, std::uint64_t{1000}}) {
        CAPTURE(says);
        const auto bomb = archive_of(packed, says);
        CHECK(registers::unpacked_size(bomb) == says);
        core::Faults faults;
        const auto before = peak_kilobytes();
        const auto table = registers::read_table(bomb, "bomb.xlsx", faults);
        CHECK(faults.size() == 1);
        CHECK(table.table.rows.empty());
        // What tells 100 MiB may be unpacked, as it is below the limit; what lies gets no more than it said.
        if (says != std::uint64_t{100} << 20U) CHECK(peak_kilobytes() - before < 100'000);
    }
    core::Faults faults;
    registers::read_table(archive_of(packed, 3ULL << 30U), "bomb.xlsx", faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].what == "The file unpacks to more than 128 MiB.");
}

TEST_CASE("bad input: formulas in cells are written out inert, and come back as they were") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        import(database, file_of(what_would_run));
        const auto files = exports(database);
        for (const char* first : {",\"=", ",=", ",+1", ",@", ",-2", ",\"@", ",\"+"}) {
            CAPTURE(first);
            CHECK(files[0].find(first) == std::string::npos);
        }
        for (const auto& bytes : files) {
            const auto again = plan(database, bytes);
            CHECK(again.faults.empty());
            CHECK(again.same == what_would_run.size());
        }
    });
}

TEST_CASE("bad input: a file's name with a mark that turns the direction of writing is refused, and says why") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        const auto planned = plan(database, file_of({"\xE2\x80\xAEgnp.exe"}));
        REQUIRE(planned.rows.size() == 1);
        CHECK(planned.refused == 1);
        REQUIRE_FALSE(planned.rows[0].problems.empty());
        CHECK(planned.rows[0].problems[0].message == "Name must not contain marks that turn the direction of writing");
    });
}

TEST_CASE("bad input: names from right to left and of emoji go in, are found, and come back as they were") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        import(database, file_of(names_of_the_world));
        for (const auto& bytes : exports(database)) {
            const auto again = plan(database, bytes);
            CHECK(again.faults.empty());
            CHECK(again.same == names_of_the_world.size());
        }
        database.read([&](db::ReadTx& tx) {
            CHECK(registers::list(tx, providers, registers::read_query(providers, {})).count ==
                  names_of_the_world.size());
            http::Fields arabic;
            arabic.add("q", "الأسرة");
            CHECK(registers::list(tx, providers, registers::read_query(providers, arabic)).count == 1);
        });
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

TEST_CASE("bad input: a file in another encoding is refused with the one to save it in") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        CHECK(told(database, "code,name,kind\na,\x93smart\x94,home\n").find("UTF-8") != std::string::npos);
        CHECK(told(database, "code,name,kind\na,caf\xE9,home\n").find("UTF-8") != std::string::npos);
        CHECK(told(database, std::string{"\xFE\xFF\0c", 4}).find("UTF-16") != std::string::npos);
        CHECK(told(database, std::string{"\xFF\xFE"
                                         "c\0",
                                         4})
                  .find("UTF-16") != std::string::npos);
        CHECK(plan(database,
                   "\xEF\xBB\xBF"
                   "code,name,kind\na,caf\xC3\xA9,home\n")
                  .added == 1);
    });
}

TEST_CASE("bad input: a lone surrogate is refused, in JSON as an escape and in a file as bytes") {
    for (const char* half : {R"("\ud800")", R"("\udc00x")", R"("a\ud83d b")", "\"\xED\xA0\x80\""}) {
        CAPTURE(half);
        std::vector<registers::Problem> problems;
        const auto sent = registers::read_sent(providers, std::string{R"({"fields":{"name":)"} + half + "}}", problems);
        REQUIRE_FALSE(sent);
        CHECK(sent.error().reason == core::Reason::unusable_input);
    }
    std::vector<registers::Problem> problems;
    const auto whole = registers::read_sent(providers, R"({"fields":{"name":"\ud83d\udc67"}})", problems);
    REQUIRE(whole);
    CHECK(whole->typed[registers::place_of(providers, "name")] == "👧");
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        CHECK(told(database, "code,name,kind\na,\xED\xA0\x80,home\n").find("UTF-8") != std::string::npos);
        CHECK(told(database, "code,name,kind\na,\xED\xB0\x80,home\n").find("UTF-8") != std::string::npos);
    });
}

TEST_CASE("bad input: headings that are there twice refuse the file") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        for (const char* header : {"code,name,kind,Code", "code,name,kind,NAME ", "Reference,id,code,name,kind"}) {
            CAPTURE(header);
            const auto row = header[0] == 'R' ? "\n,,a,b,home\n" : "\na,b,home,c\n";
            CHECK(told(database, std::string{header} + row).find("there twice") != std::string::npos);
        }
    });
}

TEST_CASE("bad input: the same day in Excel's calendars of 1900 and of 1904 is the same day here") {
    support::on_each_store([](db::Database& database) {
        sample::migrate(database);
        sample::put(database, providers, {{"code", "h1"}, {"name", "Oak House"}, {"kind", "home"}});
        for (const char* name : {"days_from_1900.xlsx", "days_from_1904.xlsx"}) {
            CAPTURE(name);
            core::Faults faults;
            const auto file = registers::read_table(bytes_of(name), name, faults);
            CHECK(file.from_1904 == (std::string_view{name} == "days_from_1904.xlsx"));
            registers::Plan planned;
            database.read(
                [&](db::ReadTx& tx) { planned = registers::plan_import(tx, sample::visits, file, name, faults); });
            REQUIRE(planned.rows.size() == 2);
            CHECK(registers::cell(sample::visits, planned.rows[0].cells, "visited") == "2025-03-31");
        }
    });
    // Day 60 of 1900, the 29th of February, is the one that never was.
    CHECK(registers::day_of_serial("59", false) == "1900-02-28");
    CHECK(registers::day_of_serial("61", false) == "1900-03-01");
    CHECK(registers::day_of_serial("0", true) == "1904-01-01");
    CHECK(registers::day_of_serial("1462", false) == registers::day_of_serial("0", true));
}
