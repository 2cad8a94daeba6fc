#include <doctest/doctest.h>

#include <algorithm>

#include "platform/packs/tests/folder.h"

namespace {

core::Faults faults_with(const std::string& file, const std::string& text) {
    Folder folder;
    folder.write(file, text);
    core::Faults faults;
    folder.read(faults);
    return faults;
}

/// The only fault, as people read it.
std::string only(const core::Faults& faults) {
    REQUIRE(faults.size() == 1);
    return core::sentence(faults[0]);
}

}  // namespace

TEST_CASE("pack: a sound pack is read without a fault") {
    Folder folder;
    folder.write("narrative/2024-25/x.md", "# X\n");
    core::Faults faults;
    const auto pack = folder.read(faults);
    REQUIRE(pack);
    CHECK(faults.empty());
    CHECK(pack->title == "A made pack");
    CHECK(pack->of(Folder::files()[1]).at(0).whole("number") == 12);
    CHECK(pack->narratives.at(0).path == "2024-25/x.md");
    CHECK(pack->checksum.size() == 64);
}

TEST_CASE("pack: each kind of slip is told with its line, its column and what to do") {
    const std::string header = "place,period,kind,number\n";
    CHECK(only(faults_with("counts.csv", header + "A,2024-25,count,2.961\n")) ==
          "counts.csv, line 2, column number: \"2.961\" has a decimal point where a whole number belongs. If the "
          "thousands comma was meant, write 2961.");
    CHECK(only(faults_with("counts.csv", header + "A,2024-25,count,\"2,961\"\n")) ==
          "counts.csv, line 2, column number: \"2,961\" has a comma. Write numbers without commas: 2961, not 2,961.");
    CHECK(only(faults_with("counts.csv", header + "A,2024-26,count,1\n")).find("is not a period") != std::string::npos);
    CHECK(only(faults_with("counts.csv", header + "A,2024-25,rate,1\n")) ==
          "counts.csv, line 2, column kind: \"rate\" is not one of the words for kind. Write count or share.");
    CHECK(
        only(faults_with("counts.csv", header + "C,2024-25,count,1\n")) ==
        "counts.csv, line 2, column place: \"C\" is not in places.csv, nor was it loaded before. Correct it, or add a "
        "row for it to places.csv.");
    CHECK(only(faults_with("counts.csv", header + "A,2024-25,count,1\nA,2024-25,count,1\n")) ==
          "counts.csv, line 3: The row repeats line 2: the same place, period, kind. Remove one of the two.");
    CHECK(only(faults_with("counts.csv", header + "A,2024-25,count,\n")).find("required") != std::string::npos);
    CHECK(only(faults_with("counts.csv", header + "A,2024-25,count, 1\n")).find("space") != std::string::npos);
    CHECK(only(faults_with("places.csv", "code,name,part_of,opened\nA,Alpha,,2025-02-30\nB,Beta,A,\n")) ==
          "places.csv, line 2, column opened: \"2025-02-30\" is not a date that exists. Write year-month-day, such as "
          "2025-03-31.");
    CHECK(only(faults_with("counts.csv", "place,period,kind\n")).find("The column is missing") != std::string::npos);
    CHECK(only(faults_with("counts.csv", "place,period,kind,number,extra\n")).find("no such column") !=
          std::string::npos);
    CHECK(only(faults_with("strange.csv", "a\n")).find("No room takes a file of this name") != std::string::npos);
    CHECK(only(faults_with("pack.toml", "name = \"made\"\ntitle = \"t\"\nlicence = \"l\"\n")).find("source") !=
          std::string::npos);
    CHECK(only(faults_with("pack.toml", "name = made\n")).find("pack.toml, line 1") != std::string::npos);
    // Found by fuzzing: the library asserts here, and would end the program.
    CHECK(only(faults_with("pack.toml", "# é\nname = \"é\"\né = 'x'\n")) ==
          "pack.toml, line 3: A letter or sign beyond ASCII stands outside quotation marks. Put text in quotation "
          "marks.");
    CHECK(only(faults_with("pack.toml", "[[[[\n")) ==
          "pack.toml: This is not TOML. Write lines such as name = \"...\".");
}

TEST_CASE("pack: all faults are told at once, and a faulty row is not a second fault where it is referred to") {
    const auto faults = faults_with("places.csv", "code,name,part_of,opened\nA,Alpha,,tomorrow\nB,,A,2024-01-01\n");
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].line == 2);
    CHECK(faults[1].line == 3);
}

TEST_CASE("pack: a missing file is a fault, a missing folder a refusal") {
    Folder folder;
    folder.remove("counts.csv");
    core::Faults faults;
    CHECK(folder.read(faults));
    CHECK(only(faults).find("counts.csv: The pack has no such file") != std::string::npos);
    const auto refused = packs::read(
        "/no/such/folder", {}, [](auto&, auto&) { return false; }, faults);
    REQUIRE(!refused);
    CHECK(refused.error().reason == core::Reason::unusable_input);
}

TEST_CASE("pack: what an unread file holds is not missed where it is referred to") {
    CHECK(faults_with("places.csv", "code,nmae,part_of,opened\nA,Alpha,,\nB,Beta,A,\n").size() == 2);
    CHECK(only(faults_with("places.csv",
                           "\xEF\xBB\xBF"
                           "code,name,part_of,opened\nA,Alpha,,\nB,Beta,A,\n"))
              .find("byte-order mark") != std::string::npos);
    CHECK(only(faults_with("places.csv", "code,name,part_of,opened\nA,Alpha\nB,Beta,,\n")).find("2 cells") !=
          std::string::npos);
    Folder folder;
    folder.remove("places.csv");
    core::Faults faults;
    const auto pack = folder.read(faults);
    CHECK(only(faults).find("places.csv: The pack has no such file") != std::string::npos);
    CHECK(pack->incomplete == std::set<std::string>{"places.csv"});
}

TEST_CASE("pack: faults stand by file and line") {
    Folder folder;
    folder.write("places.csv", "code,name,part_of,opened\nA,Alpha,C,\nB,,,\n");
    folder.write("counts.csv", "place,period,kind,number\nA,2024-25,count,\n");
    core::Faults faults;
    CHECK(folder.read(faults));
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].file == "counts.csv");
    CHECK(faults[1].line == 2);
    CHECK(faults[2].line == 3);
}

TEST_CASE("pack: a fault is one line of UTF-8, whatever the cell holds") {
    const std::string header = "place,period,kind,number\n";
    const auto told = only(faults_with("counts.csv", header + "A,\"20\n24\x1B[2J\",count,1\n"));
    CHECK(told.find("\"20?24?[2J\" is not a period") != std::string::npos);
    const auto cut = only(faults_with("counts.csv", header + "A," + std::string(59, 'x') + "\xC3\xA9,count,1\n"));
    CHECK(cut.find("\"" + std::string(59, 'x') + "\"") != std::string::npos);
}

TEST_CASE("pack: a narrative with a null character is a fault") {
    CHECK(only(faults_with("narrative/2024-25/x.md", std::string("# X\n\0", 5))).find("null character") !=
          std::string::npos);
}

TEST_CASE("packs: a code has no character that parts codes from one another") {
    const packs::Column code{.name = "code", .type = packs::Type::code};
    CHECK_FALSE(packs::misfit(code, "early-help_2, Rutland (all)"));
    for (const std::string value : {"a/b", "a;b", "a|b", "a\tb", "a\nb", "a\x7f"}) {
        CAPTURE(value);
        const auto wrong = packs::misfit(code, value);
        REQUIRE(wrong);
        CHECK(wrong->second.find("Leave out /, ;, |") != std::string::npos);
    }
    CHECK(packs::misfit(code, ""));
}
