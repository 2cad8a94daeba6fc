#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "rooms/census/ssda903/check.h"

using namespace census;

namespace {

/// A folder that is gone after the test.
class Folder {
  public:
    Folder()
        : path_(std::filesystem::temp_directory_path() /
                ("census_test." + std::to_string(counter_++) + "." + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream{path_ / name, std::ios::binary} << text;
        return (path_ / name).string();
    }
    std::string path() const { return path_.string(); }

  private:
    static inline int counter_ = 0;
    std::filesystem::path path_;
};

bool notes_say(const ssda903::Read& read, std::size_t line, std::string_view words) {
    for (const auto& note : read.notes)
        if (note.line == line && note.what.find(words) != std::string::npos) return true;
    return false;
}

const std::string header =
    "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,M,05/12/2014,WBRI,UN1,,\n2,F,01/02/2010,APKN,,,\n";
const std::string episodes =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
    "2,01/06/2025,S,C2,N1,U4,PR1,,,,,,\n1,01/07/2025,S,C2,N1,U4,PR1,,,,,,\n";

ssda903::Read read_text(const std::string& text) {
    const Folder folder;
    return ssda903::read_csv({.now = {folder.write("x.csv", text)}, .last = {}}, 2026);
}

}  // namespace

TEST_CASE("census: SSDA903 files are known by their columns and joined by child") {
    const Folder folder;
    folder.write("b.CSV", episodes);
    folder.write("a.csv", header);
    const auto files = ssda903::files_of(folder.path());
    REQUIRE(files);
    const auto read = ssda903::read_csv(*files, 0);
    CHECK(read.unusable.empty());
    CHECK(read.year == 2026);
    CHECK(read.data->children.count == 2);
    using ssda903::Column;
    const auto& start = read.data->now.days(Column::episodes_start);
    // Rows stand by child; their numbers are those of the file.
    CHECK(start[0] == parse_day("2025-07-01"));
    CHECK(start.table->source_rows[0] == 1);
}

TEST_CASE("census: CSV comes as systems write it") {
    using ssda903::Column;
    SUBCASE("semicolons, other order, small letters") {
        const auto read = read_text("mc_dob;mother;upn;ethnic;dob;sex;child\n;;;wbri;05/12/2014;m;1\n");
        REQUIRE(read.unusable.empty());
        CHECK(read.data->now.codes(Column::header_sex)[0] == ssda903::code::sex["M"]);
        CHECK(read.notes.empty());
    }
    SUBCASE("quotes, line ends within them, a byte-order mark") {
        const auto read = read_text(
            "\xEF\xBB\xBF\"CHILD\",\"SEX\",DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n\"a\"\"b\nc\",M,05/12/2014,WBRI,,,\r\n");
        REQUIRE(read.unusable.empty());
        CHECK(read.data->read(read.data->children.identifier[0]) == "A\"B\nC");
    }
    SUBCASE("tabs") {
        CHECK(read_text("CHILD\tSEX\tDOB\tETHNIC\tUPN\tMOTHER\tMC_DOB\n1\tM\t\t\t\t\t\n").unusable.empty());
    }
}

TEST_CASE("census: what is wrong with a CSV file is told with its line") {
    CHECK(read_text("").unusable.front().second == "line 1: the file is empty");
    CHECK(read_text("a,b,c\n1,2,3\n").unusable.front().second ==
          "line 1: these columns belong to no file of the SSDA903");
    CHECK(notes_say(read_text(header + "3,M,2014,WBRI,,,\n"), 4, "\"2014\" is no date"));
    CHECK(notes_say(read_text(header + "3,M\n"), 4, "more or fewer cells"));
    CHECK(notes_say(read_text(header + "\"3,M\n"), 4, "within a quoted cell"));
    CHECK(notes_say(read_text(header + "3,M,,\xC9,,,\n"), 4, "not UTF-8"));
    CHECK(notes_say(read_text("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,HAIR\n"), 1, "the column HAIR"));
    CHECK(notes_say(read_text("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,HAIR\n"), 1, "the column MC_DOB is missing"));
    const Folder folder;
    const auto twice =
        ssda903::read_csv({.now = {folder.write("a.csv", header), folder.write("b.csv", header)}, .last = {}}, 2026);
    CHECK(twice.unusable.front().second == "line 1: another file has the columns of Header too");
}

TEST_CASE("census: a rule is asked only where its files were handed in") {
    const auto read = read_text(episodes);
    const ssda903::RuleSet rules{2026};
    CHECK(ssda903::applies(*rules.rules()[*rules.find("501")], *read.data));
    CHECK_FALSE(ssda903::applies(*rules.rules()[*rules.find("503A")], *read.data));
    CHECK_FALSE(ssda903::applies(*rules.rules()[*rules.find("352")], *read.data));
}
