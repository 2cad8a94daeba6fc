#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "rooms/census/census.h"
#include "support/return_writer.h"
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
    CHECK(one.at("authority") == "855");
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
    CHECK(run(two).out.find("authority 855 has another file of this year") != std::string::npos);
}

TEST_CASE("census: no file at all is told") {
    const Ran ran = run({});
    CHECK(ran.status == 2);
    CHECK(ran.out.empty());
    CHECK(ran.err == "cairn: name the files of a return, or a case with --tables\n");
}

TEST_CASE("census: a folder holds censuses and SSDA903 files, and what else is in it is told") {
    const Folder folder;
    folder.write("b.xml", made::small_return());
    folder.write("a.XML", made::spoilt(made::small_return(), "855", "856"));
    folder.write("header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,M,05/12/2014,WBRI,UN1,,\n");
    folder.write("letter.docx", "?");
    CheckCommand command = json_of(folder.path());
    command.authorities = {"855"};
    const Ran ran = run(command);
    CHECK(ran.err == folder.path() + ": left out, as they are no returns: letter.docx\n");
    const auto files = ran.json().at("files");
    REQUIRE(files.size() == 3);
    CHECK(files.at(0).at("authority") == "856");
    CHECK(files.at(1).at("authority") == "855");
    CHECK(files.at(2).at("collection") == "SSDA903");
    CHECK(files.at(2).at("authority") == "855");
}

namespace {

Ran indicators(const IndicatorsCommand& command) {
    std::ostringstream out, err;
    const int status = indicators_command(command, out, err);
    return {status, out.str(), err.str()};
}

/// Of one return, or of all together: the cell of a breakdown, by "" for the whole.
Json figure(const Json& of, const std::string& indicator, const std::string& by, const std::string& value) {
    for (const Json& one : of.at("indicators")) {
        if (one.at("id") != indicator) continue;
        if (by.empty()) return one;
        for (const Json& cell : one.at("breakdowns"))
            if (cell.at("by") == by && cell.at("of") == value) return cell;
    }
    return {};
}

}  // namespace

TEST_CASE("census: indicators have their base and limits, and are masked by a profile with a log") {
    const Folder folder;
    IndicatorsCommand command;
    command.json = true;
    command.by = {"sex", "category", "ethnic_group"};
    command.files = {folder.write("a.xml", made::cin_return({.children = 300, .authority = 855, .seed = 1})),
                     folder.write("b.xml", made::cin_return({.children = 300, .authority = 856, .seed = 2}))};
    const Json open = indicators(command).json();
    CHECK(open.at("profile").is_null());
    const Json share = figure(open.at("files").at(0), "rereferrals", "", "");
    CHECK(share.at("lower") < share.at("value"));
    CHECK(share.at("value") < share.at("upper"));
    CHECK(figure(open.at("files").at(0), "referrals", "part", "6").at("label") == "Police (6)");
    // A referral has the category of abuse of the plan that came of it.
    CHECK(figure(open.at("files").at(0), "referrals", "category", "no plan").at("numerator") > 0);

    command.profile = "dfe";
    command.by.push_back("area");
    command.log = folder.path() + "/log.csv";
    const Json masked = indicators(command).json();
    CHECK(masked.at("profile") == "dfe");
    for (const Json& of : {masked.at("files").at(0), masked.at("files").at(1), masked.at("together").at(0)})
        for (const Json& one : of.at("indicators"))
            for (const Json& cell : one.at("breakdowns"))
                if (!cell.at("numerator").is_null()) CHECK((cell.at("numerator") == 0 || cell.at("numerator") > 5));
    CHECK(slurp(command.log).find(",small\n") != std::string::npos);
    command.json = false;
    CHECK(indicators(command).out.starts_with("Masked by"));
    command.profile = "none";
    CHECK(indicators(command).err == "there is no profile \"none\"; there are dfe, nhs-hes, as-published\n");
}

TEST_CASE("census: two returns of one authority are not added up") {
    const Folder folder;
    IndicatorsCommand command;
    command.json = true;
    command.files = {folder.write("a.xml", made::small_return()), folder.write("b.xml", made::small_return())};
    const Ran ran = indicators(command);
    CHECK(ran.status == 2);
    CHECK(ran.err.find("b.xml: authority 855 has another return of 2026, which was counted: ") != std::string::npos);
    CHECK(figure(ran.json().at("together").at(0), "in_need_in_year", "", "").at("numerator") == 2);
}

TEST_CASE("census: what is wrong with a case is told with its place, and what no return has is left out") {
    const Folder folder;
    CheckCommand command;
    command.json = true;
    command.rule = "100";
    const auto told = [&](const std::string& text) {
        command.tables = folder.write("case.json", text);
        const Ran ran = run(command);
        CHECK(ran.err.starts_with(command.tables + ": "));
        CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
        return std::to_string(ran.status) + " " + ran.err.substr(command.tables.size() + 2);
    };
    const std::string cannot = "2 the case file cannot be read: ";
    CHECK(told("") == cannot + "line 1, column 1: this is no JSON\n");
    CHECK(told("{\n  \"tables\": x}") == cannot + "line 2, column 13: this is no JSON\n");
    CHECK(told("[]") == "2 the case file holds no JSON object\n");
    CHECK(told("{}") == cannot + "there are no \"tables\", an object of tables by name\n");
    CHECK(told(R"({"cases":[]})") == cannot + "it holds no case\n");
    CHECK(told(R"({"cases":[{"name":"one","tables":{"Header":null}}]})") ==
          cannot + "case 0 \"one\": table Header: it has no \"columns\", a list of names\n");
    CHECK(told(R"({"tables":{"Header":{"columns":["Year"],"rows":[{"Year":1}]}}})") ==
          cannot + "table Header: row 0 is no list of as many cells as there are columns\n");
    CHECK(told(R"({"tables":{"Reviews":{"columns":["Wrong"],"rows":[]},"Nothing":{"columns":[],"rows":[]}}})") ==
          "1 left out, as no return has them: column Wrong of Reviews, table Nothing\n");
    command.rule.clear();
    CHECK(told(R"({"tables":{}})") == "2 the case names no rule: say --rule CODE\n");
    command.rule = "100";
    command.year = 1999;
    CHECK(told(R"({"tables":{}})") == "2 there are no rules of 1999 at hand for \"100\"\n");
}

TEST_CASE("census: a case's numbers are what they say, however they are written") {
    const Folder folder;
    CheckCommand command;
    command.json = true;
    command.rule = "1103";
    command.tables = folder.write("case.json", R"({"tables":{
        "CINdetails":{"columns":["LAchildID","CINdetailsID","CINreferralDate"],"rows":[[7,1.0,"2025-05-02"]]},
        "Assessments":{"columns":["LAchildID","CINdetailsID","AssessmentActualStartDate"],
                       "rows":[["7",1,"2025-05-01\r\n"]]}}})");
    CHECK(run(command).json().at("locations").size() == 2);
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
