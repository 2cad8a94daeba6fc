#include <doctest/doctest.h>

#include <functional>

#include "contract.h"
#include "support/pack.h"
#include "support/program.h"
#include "support/stores.h"

using support::cairn;
using support::MadePack;

namespace {

/// Loads the spoiled pack on each store: every sentence of `told` stands in a line of its own, the last line counts
/// them, and the store is as it was before.
void refused(const std::function<void(MadePack&)>& spoil, const std::vector<std::string>& told) {
    support::with_each_store([&](support::TestStore& store) {
        const MadePack before;
        REQUIRE(cairn(store.url(), {"load", before.folder()}).status == 0);
        const auto content = support::dump(store.database());
        store.close();

        MadePack pack{'B', 8};
        spoil(pack);
        const auto ran = cairn(store.url(), {"load", pack.folder()});
        CAPTURE(ran.err);
        CHECK(ran.status == 1);
        CHECK(ran.out.empty());
        for (const auto& sentence : told) {
            CAPTURE(sentence);
            CHECK(contract::count("\n" + ran.err, "\n" + sentence + "\n") == 1);
        }
        CHECK(contract::count(ran.err, "\n") == told.size() + 1);
        CHECK(ran.err.ends_with("cairn: " + std::to_string(told.size()) + (told.size() == 1 ? " fault" : " faults") +
                                " in the pack; nothing was loaded.\n"));
        const auto preview = cairn(store.url(), {"load", pack.folder(), "--dry-run"});
        CHECK(preview.status == 1);
        CHECK(preview.err == ran.err);
        CHECK(support::dump(store.database()) == content);
    });
}

/// The second county row of variant B, with one cell replaced.
std::string row(const std::string& indicator, const std::string& area, const std::string& period,
                const std::string& value, const std::string& missing = "",
                const std::string& extracted = "2026-01-31") {
    return indicator + ",1," + area + "," + period + ",," + value + ",,," + missing +
           ",published,made-report,Section,passage," + extracted + ",\n";
}

}  // namespace

TEST_CASE("bad pack: every fault of every row is told in one run, each with its place and its remedy") {
    refused(
        [](MadePack& pack) {
            pack.add("observations.csv",                                                     // line
                     row("made-contact", "MADE00001", "2010", "1") +                         // 10
                         row("made-contacts", "MADE00009", "2010", "1") +                    // 11
                         row("made-contacts", "MADE00001", "2024/25", "1") +                 // 12
                         row("made-contacts", "MADE00001", "2011", "1") +                    // 13
                         row("made-contacts", "MADE00001", "2011", "2") +                    // 14
                         row("made-contacts", "MADE00001", "2012", "2.961") +                // 15
                         row("made-contacts", "MADE00001", "2013", "\"2,961\"") +            // 16
                         row("made-contacts", "MADE00001", "2014", "1", "", "2025-02-30") +  // 17
                         row("made-contacts", "MADE00001", "2015", "1", "lost") +            // 18
                         row("made-contacts", "MADE00001", "2016", "", "") +                 // 19
                         row("made-contacts", "MADE00001", "2017", "", "forgotten") +        // 20
                         row("made-contacts", "MADE00001", "2018", "many") +                 // 21
                         row("", "MADE00001", "2019", " 1"));                                // 22
            pack.replace("areas.csv", "MADE00002,Made town,unitary,", "MADE00002,Made town,village,");
            pack.replace("indicators.csv", "made,,,count,0,none,", "made,,,count,0,up,");
            pack.add("breakdowns.csv", "source,Made,Made again,2\n");
        },
        {
            "observations.csv, line 10, column indicator: \"made-contact, 1\" is not in indicators.csv, nor was it "
            "loaded before. Correct it, or add a row for it to indicators.csv.",
            "observations.csv, line 11, column area: \"MADE00009\" is not in areas.csv, nor was it loaded before. "
            "Correct it, or add a row for it to areas.csv.",
            "observations.csv, line 12, column period: \"2024/25\" is not a period. Write 2024-25 (April to March), "
            "2024-25 Q1, AY2024-25, 2024, 2024-09 or 2025-03-31.",
            "observations.csv, line 14: The row repeats line 13: the same indicator, version, area, period, breakdown, "
            "document. Remove one of the two.",
            "observations.csv, line 15, column value: \"2.961\" has a decimal point where a whole number belongs. If "
            "the thousands comma was meant, write 2961.",
            "observations.csv, line 16, column value: \"2,961\" has a comma. Write numbers without commas: 2961, not "
            "2,961.",
            "observations.csv, line 17, column extracted_on: \"2025-02-30\" is not a date that exists. Write "
            "year-month-day, such as 2025-03-31.",
            "observations.csv, line 18, column missing: The row has a value and a reason why it is missing. Remove one "
            "of the two.",
            "observations.csv, line 19, column missing: The row has neither a value nor a reason why it is missing. "
            "Write the value, or the reason: not_collected, lost, suppressed, not_published, not_applicable or nil.",
            "observations.csv, line 20, column missing: \"forgotten\" is not one of the words for missing. Write "
            "not_collected, lost, suppressed, not_published, not_applicable or nil.",
            "observations.csv, line 21, column value: \"many\" is not a number. Write digits, with a point before "
            "decimals.",
            "observations.csv, line 22, column indicator: There is nothing in the cell. Fill it in: indicator is "
            "required.",
            "observations.csv, line 22, column value: \" 1\" begins or ends with a space. Remove the space.",
            "areas.csv, line 3, column kind: \"village\" is not one of the words for kind. Write country, region, "
            "county, unitary, district, metropolitan_district, city, partnership or joint.",
            "indicators.csv, line 3, column polarity: \"up\" is not one of the words for polarity. Write high, low or "
            "none.",
            "breakdowns.csv, line 3: The row repeats line 2: the same dimension, value. Remove one of the two.",
        });
}

TEST_CASE("bad pack: a file in another encoding is told by its first wrong line") {
    refused([](MadePack& pack) { pack.replace("observations.csv", "passage, printed", "passage, printed \xA3"); },
            {"observations.csv, line 2: The line has a character that is not UTF-8. Save the file as UTF-8; it is "
             "probably in Windows-1252."});
}

TEST_CASE("bad pack: a byte-order mark is told, with the way to save without one") {
    refused([](MadePack& pack) { pack.write("observations.csv", "\xEF\xBB\xBF" + pack.read("observations.csv")); },
            {"observations.csv, line 1: The file begins with a byte-order mark. Save it as UTF-8 without a byte-order "
             "mark (in Excel: \"CSV\" from a text editor, or LibreOffice)."});
}

TEST_CASE("bad pack: a file that cannot be read is one fault, however many rows refer to it") {
    refused([](MadePack& pack) { pack.write("areas.csv", "\xEF\xBB\xBF" + pack.read("areas.csv")); },
            {"areas.csv, line 1: The file begins with a byte-order mark. Save it as UTF-8 without a byte-order mark "
             "(in Excel: \"CSV\" from a text editor, or LibreOffice)."});
}

TEST_CASE("bad pack: UTF-16 is told as what it is") {
    refused(
        [](MadePack& pack) {
            std::string wide = "\xFF\xFE";
            for (const char c : pack.read("observations.csv")) (wide += c) += '\0';
            pack.write("observations.csv", wide);
        },
        {"observations.csv, line 1: The file is in UTF-16. Save it as UTF-8."});
}

TEST_CASE("bad pack: missing and unknown columns are told together") {
    refused(
        [](MadePack& pack) {
            pack.replace("observations.csv", ",extracted_on,", ",extracted on,");
            pack.replace("breakdowns.csv", "label,order", "label,rank");
        },
        {"observations.csv, line 1, column extracted_on: The column is missing. Add it to the header row.",
         "observations.csv, line 1, column extracted on: This file has no such column. Remove it or correct its name.",
         "breakdowns.csv, line 1, column order: The column is missing. Add it to the header row.",
         "breakdowns.csv, line 1, column rank: This file has no such column. Remove it or correct its name."});
}

TEST_CASE("bad pack: a file that is missing and one that nobody takes are told together") {
    refused(
        [](MadePack& pack) {
            pack.write("observation.csv", pack.read("observations.csv"));
            pack.remove("observations.csv");
        },
        {"observations.csv: The pack has no such file. Add it, with its header row at least.",
         "observation.csv: No room takes a file of this name. Correct its name or remove it."});
}

TEST_CASE("bad pack: ragged rows are told by their line, also behind a cell of several lines") {
    refused(
        [](MadePack& pack) {
            pack.add("observations.csv",
                     "made-contacts,1,MADE00001,2010,,1,,,,published,made-report,\"Two\nlines\","
                     "passage,2026-01-31,\n" +
                         std::string{"made-contacts,1,MADE00001\n"} +
                         "made-contacts,1,MADE00001,2011,,2,961,,,,published,made-report,Section,"
                         "passage,2026-01-31,\n");
        },
        {"observations.csv, line 12: The row has 3 cells where the header has 15. Put text that holds a comma in "
         "quotation marks, or add the cells that are missing.",
         "observations.csv, line 13: The row has 16 cells where the header has 15. Put text that holds a comma in "
         "quotation marks, or add the cells that are missing."});
}

TEST_CASE("bad pack: a quotation mark that is never closed is told by the line on which it opens") {
    refused([](MadePack& pack) { pack.add("breakdowns.csv", "source,Other,\"Other,2\nsource,Third,Third,3\n"); },
            {"breakdowns.csv, line 3: A cell's quotation mark is never closed. Close it."});
}

TEST_CASE("bad pack: the pack's own card") {
    refused([](MadePack& pack) { pack.write("pack.toml", "name = \"made\"\ntitle = 5\n"); },
            {"pack.toml, column title: There is no text for it. Add title = \"...\".",
             "pack.toml, column licence: There is no text for it. Add licence = \"...\".",
             "pack.toml, column source: There is no text for it. Add source = \"...\"."});
    refused([](MadePack& pack) { pack.remove("pack.toml"); },
            {"pack.toml: The pack has no pack.toml that can be read. Add one with name, title, licence and source."});
}

TEST_CASE("bad pack: a narrative that is not UTF-8") {
    refused([](MadePack& pack) { pack.write("narrative/made/2024-25/area-profile.md", "# Caf\xE9\n"); },
            {"narrative/made/2024-25/area-profile.md: The file cannot be read as UTF-8. Save it as UTF-8."});
}
