#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "rooms/census/census.h"
#include "support/bad_inputs.h"

// What the issue calls bad input, item by item: told in one line with its place at the command line, and the rest
// checked. The same files after an upload: bad_uploads_store_test.cpp.

using namespace census;
using made::BadInput;

namespace {

class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("census_bad." + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream{path_ / name, std::ios::binary} << text;
        return (path_ / name).string();
    }

  private:
    std::filesystem::path path_;
};

struct Ran {
    int status;
    std::string out, err;
};

Ran run(const CheckCommand& command) {
    std::ostringstream out, err;
    const int status = check_command(command, out, err);
    return {status, out.str(), err.str()};
}

/// The lines that say it.
int lines_with(const std::string& text, const std::string& words, int line) {
    int count = 0;
    std::istringstream lines{text};
    for (std::string each; std::getline(lines, each);)
        if (each.find(words) != std::string::npos &&
            (line == 0 || each.find("line " + std::to_string(line)) != std::string::npos))
            ++count;
    return count;
}

void is_told(const BadInput& bad) {
    INFO(bad.name);
    const Folder folder;
    CheckCommand command;
    for (const auto& [name, text] : bad.files) command.files.push_back(folder.write(name, text));
    const Ran people = run(command);
    INFO(people.out);
    INFO(people.err);
    if (!bad.said.empty()) CHECK(lines_with(people.out + people.err, bad.said, bad.line) == 1);
    CHECK((people.status == 2) == (bad.children < 0 || people.err.find("line 1: ") != std::string::npos));
    command.json = true;
    const auto json = nlohmann::json::parse(run(command).out);
    int children = -1;
    for (const auto& file : json.at("files")) {
        if (!file.contains("rows") || !file.at("rows").is_object()) continue;
        for (const char* table : {"ChildIdentifiers", "Header"})
            if (file.at("rows").contains(table) && (table[0] == 'C' || file.at("collection") == "SSDA903"))
                children = file.at("rows").at(table).get<int>();
    }
    if (bad.children >= 0) CHECK(std::max(children, 0) == bad.children);
}

void is_told(const std::vector<BadInput>& all, std::string_view name) {
    for (const auto& bad : all)
        if (bad.name == name) return is_told(bad);
    FAIL("no such bad input");
}
void census_is_told(std::string_view name) { is_told(made::bad_census_files(), name); }
void ssda903_is_told(std::string_view name) { is_told(made::bad_ssda903_files(), name); }

}  // namespace

TEST_CASE("census: bad input: truncated XML") {
    census_is_told("truncated XML");
    census_is_told("truncated before the first child");
}
TEST_CASE("census: bad input: a broken record") { census_is_told("a record that is broken in itself"); }
TEST_CASE("census: bad input: a wrong root") {
    census_is_told("a wrong root");
    census_is_told("no XML at all");
}
TEST_CASE("census: bad input: external entities are refused") { census_is_told("an external entity"); }
TEST_CASE("census: bad input: entity bombs are refused") { census_is_told("an entity bomb"); }
TEST_CASE("census: bad input: a wrong encoding") {
    census_is_told("an encoding that nobody knows");
    census_is_told("bytes that are not the encoding they say");
    census_is_told("UTF-16");
    ssda903_is_told("CSV in windows-1252");
}
TEST_CASE("census: bad input: byte-order marks") {
    census_is_told("a byte-order mark");
    ssda903_is_told("CSV with a byte-order mark");
}
TEST_CASE("census: bad input: a namespace") { census_is_told("a namespace"); }
TEST_CASE("census: bad input: unknown elements") { census_is_told("an unknown element"); }
TEST_CASE("census: bad input: repeated modules") { census_is_told("a repeated module"); }
TEST_CASE("census: bad input: dates in other formats") {
    census_is_told("a date in another format");
    ssda903_is_told("CSV with a date in another format");
}
TEST_CASE("census: bad input: a file of another collection") { census_is_told("a file of another collection"); }
TEST_CASE("census: bad input: a file of another year") { census_is_told("a file of another year"); }
TEST_CASE("census: bad input: CSV with other delimiters") {
    ssda903_is_told("CSV with semicolons");
    ssda903_is_told("CSV with tabs");
}
TEST_CASE("census: bad input: CSV with quotes") {
    ssda903_is_told("CSV with quotes and a line end within them");
    ssda903_is_told("CSV that ends within a quoted cell");
}
TEST_CASE("census: bad input: CSV headers in another order or case, unknown or missing") {
    ssda903_is_told("CSV with its headers in another order and case");
    ssda903_is_told("CSV with a column that nobody knows");
    ssda903_is_told("CSV without a column");
    ssda903_is_told("CSV with a short row");
    ssda903_is_told("CSV of another return");
}
TEST_CASE("census: bad input: an empty file") {
    census_is_told("an empty file");
    ssda903_is_told("an empty CSV file");
}
TEST_CASE("census: bad input: a NUL loses nothing") { census_is_told("a NUL among the records"); }

TEST_CASE("census: bad input: a file of 2 GB is told with the limit, and not read into memory") {
    const Folder folder;
    for (const char* name : {"large.xml", "large.csv"}) {
        const auto path = folder.write(name, std::string{name}.ends_with("xml") ? "<Message>" : "CHILD,SEX\n");
        std::filesystem::resize_file(path, std::uintmax_t{2} << 30U);  // a hole: it takes no room on the disk
        CheckCommand command;
        command.files = {path};
        const Ran ran = run(command);
        CHECK(ran.status == 2);
        CHECK(lines_with(ran.err, "512 MB", 1) == 1);
        CHECK(lines_with(ran.err, "2048 MB", 1) == 1);
    }
}

TEST_CASE("census: bad input: two files of the same authority") {
    const Folder folder;
    CheckCommand command;
    command.files = {folder.write("a.xml", made::small_return()), folder.write("b.xml", made::small_return())};
    const Ran ran = run(command);
    CHECK(lines_with(ran.out, "authority 855 has another file of this year: " + command.files[0], 0) == 1);
    ssda903_is_told("two CSV files of one table");
}
