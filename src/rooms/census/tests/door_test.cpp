#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "rooms/census/census.h"
#include "support/small_return.h"

using namespace census;
using Json = nlohmann::json;

namespace {

struct Ran {
    int status;
    std::string out;
    std::string err;
    Json json() const { return Json::parse(out); }
};

Ran run(const CheckCommand& command) {
    std::ostringstream out, err;
    const int status = check_command(command, out, err);
    return {status, out.str(), err.str()};
}

class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("census_door." + std::to_string(::getpid()))) {
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
    std::filesystem::path path_;
};

CheckCommand json_of(const std::string& file) {
    CheckCommand command;
    command.files = {file};
    command.json = true;
    return command;
}

std::string slurp(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("census: check writes one JSON document as promised") {
    const Folder folder;
    const auto file = folder.write("a.xml", made::spoilt(made::small_return(), "<Sex>F</Sex>", "<Sex>female</Sex>"));
    const Ran ran = run(json_of(file));
    CHECK(ran.status == 1);
    CHECK(ran.err.empty());
    const Json json = ran.json();
    const Json& one = json.at("files").at(0);
    CHECK(one.at("file") == file);
    CHECK(one.at("collection") == "CIN");
    CHECK(one.at("year") == 2026);
    CHECK(one.at("authority") == "201");
    CHECK(one.at("rows").at("CINdetails") == 2);
    bool found = false;
    for (const Json& each : one.at("findings")) {
        if (each.at("rule") != "4180") continue;
        found = true;
        CHECK(each.at("severity") == "error");
        CHECK(each.at("child") == "A1");
        CHECK(each.at("locations") == Json::parse(R"([{"table":"ChildIdentifiers","row":0,"field":"Sex"}])"));
    }
    CHECK(found);
    CHECK(one.at("return_level").at(0).contains("rule"));
    CHECK(one.at("return_level").at(0).contains("message"));
}

TEST_CASE("census: the exit status says what happened") {
    const Folder folder;
    CHECK(run(json_of(folder.path() + "/no.xml")).status == 2);
    const Ran wrong = run(json_of(folder.write("b.xml", "<x/>")));
    CHECK(wrong.status == 2);
    CHECK(std::count(wrong.err.begin(), wrong.err.end(), '\n') == 1);
    CheckCommand two = json_of(folder.write("c.xml", "<x/>"));
    two.files.push_back(folder.write("d.xml", made::small_return()));
    const Ran mixed = run(two);
    CHECK(mixed.status == 2);
    // The other file is checked all the same.
    CHECK(mixed.json().at("files").at(1).at("rows").at("ChildIdentifiers") == 2);
}

TEST_CASE("census: two files of one authority are told") {
    const Folder folder;
    CheckCommand two = json_of(folder.write("a.xml", made::small_return()));
    two.files.push_back(folder.write("b.xml", made::small_return()));
    CHECK(run(two).out.find("authority 201 has another file of this year") != std::string::npos);
}

TEST_CASE("census: people read rule, child, values and what to do") {
    const Folder folder;
    CheckCommand command =
        json_of(folder.write("a.xml", made::spoilt(made::small_return(), "2025-05-01", "2027-05-01")));
    command.json = false;
    const Ran ran = run(command);
    CHECK(ran.out.find("8600 error: The referral date is missing or after the reference date\n  What must hold: The "
                       "referral date is "
                       "there and not after the reference date.\n  What to do: Enter the date of the "
                       "referral.\n  A1\n    episode 1: CINdetails 1 CINreferralDate 2027-05-01\n") !=
          std::string::npos);
}

TEST_CASE("census: the findings' files hold identifiers, no other value and no formula") {
    const Folder folder;
    auto text = made::spoilt(made::small_return(), "A1", "=cmd()");
    text = made::spoilt(text, "2025-05-01", "2027-05-01");
    CheckCommand command = json_of(folder.write("a.xml", text));
    command.out_folder = folder.path() + "/out";
    run(command);
    const std::string csv = slurp(command.out_folder + "/a-findings.csv");
    CHECK(csv.find("\"'=cmd()\"") != std::string::npos);
    CHECK(csv.find("2027-05-01") == std::string::npos);
    CHECK(slurp(command.out_folder + "/a-findings.xlsx").substr(0, 2) == "PK");
}

TEST_CASE("census: one rule can be tried on a case without compiling") {
    const Folder folder;
    CheckCommand command;
    command.json = true;
    command.rule = "8925";
    command.tables = folder.write("case.json", R"({"tables":{"ChildProtectionPlans":{
        "columns":["LAchildID","CPPstartDate","CPPendDate"],
        "rows":[["A1","2024-09-02","2024-09-02"],["A2","2024-09-02","2024-08-30"],["A3","2024-09-02",null]]}}})");
    const Ran ran = run(command);
    CHECK(ran.status == 1);
    CHECK(ran.json().at("locations") ==
          Json::parse(R"([["ChildProtectionPlans",1,"CPPendDate"],["ChildProtectionPlans",1,"CPPstartDate"]])"));
    CHECK(ran.json().at("return_level") == false);
    command.rule = "9999";
    CHECK(run(command).status == 2);
    command.tables = folder.write("case.json", "{\"tables\": 7");
    CHECK(run(command).status == 2);
}
