// Runs cases that are data: one rule's cases, or one file with what every rule gives on it. Exit status 1 and one line
// for each difference.
//
//   census_cases rule RULE.json          a rule of either return
//   census_cases file FILE.xml FILE.json
//   census_cases folder FOLDER           SSDA903 files and what is expected of them, expected.json
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "rooms/census/cin/check.h"
#include "rooms/census/formats/case_json.h"
#include "rooms/census/formats/ssda903_case.h"
#include "rooms/census/ssda903/check.h"

namespace {

using namespace census;
using Place = Expected::Place;

std::string read_file(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) throw std::runtime_error("cannot open " + path);
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::string shown(const Place& place) { return place.table + "[" + std::to_string(place.row) + "]." + place.column; }

/// The number of differences, each told.
int compare(const std::string& what, const std::vector<Place>& expected, const std::vector<Place>& got) {
    int differences = 0;
    const auto tell = [&](const char* kind, const std::vector<Place>& these, const std::vector<Place>& others) {
        for (const Place& each : these) {
            if (std::binary_search(others.begin(), others.end(), each)) continue;
            std::cout << what << ": " << kind << " " << shown(each) << "\n";
            ++differences;
        }
    };
    tell("not reported:", expected, got);
    tell("reported without cause:", got, expected);
    return differences;
}

std::vector<Place> places(const std::vector<Location>& locations) {
    std::vector<Place> all;
    for (const auto& each : locations) all.push_back({std::string{each.table}, each.row, std::string{each.column}});
    return all;
}

bool return_level(const Findings& found, std::uint16_t rule) {
    for (const auto& each : found.return_level())
        if (each.rule == rule) return true;
    return false;
}

int differences_of(const std::string& what, const std::vector<Place>& expected, bool expected_level,
                   const cin::Return& data, const Findings& found, std::uint16_t rule) {
    int differences = compare(what, expected, places(cin::locations_of(data, found, rule)));
    if (expected_level != return_level(found, rule)) {
        std::cout << what << ": the return as a whole should " << (expected_level ? "" : "not ") << "be reported\n";
        ++differences;
    }
    return differences;
}

int run_cin_case(const Case& each) {
    const cin::RuleSet rules{2026};
    const auto rule = rules.find(each.rule);
    if (!rule) throw std::runtime_error("no rule " + each.rule);
    const cin::Return data = cin::return_of(each);
    const Findings found = cin::check(data, rules, rule);
    return differences_of(each.rule + " " + each.name, each.expected.locations, each.expected.return_level, data, found,
                          *rule);
}

/// SSDA903 expectations name rows, not columns.
std::vector<Place> rows_only(const std::vector<Place>& all) {
    std::vector<Place> rows;
    for (const Place& each : all) rows.push_back({each.table, each.row, ""});
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

int run_ssda903_case(const Case& each, std::uint16_t rule, const ssda903::RuleSet& rules) {
    const auto data = ssda903::return_of(each);
    const std::string what = each.rule + " " + each.name;
    if (each.expected.skipped == ssda903::applies(*rules.rules()[rule], *data)) {
        std::cout << what << ": the rule should " << (each.expected.skipped ? "not " : "") << "apply\n";
        return 1;
    }
    std::vector<Place> expected;
    for (const auto& [table, rows] : each.expected.rows)
        for (const Row row : rows) expected.push_back({table, row, ""});
    std::sort(expected.begin(), expected.end());
    const Findings found = ssda903::check(*data, rules, rule);
    return compare(what, expected, rows_only(places(ssda903::locations_of(*data, found, rule))));
}

int run_rule(const std::string& path) {
    const auto cases = read_cases(read_file(path));
    if (!cases) throw std::runtime_error(cases.error().for_user);
    const ssda903::RuleSet ssda903_rules{0};
    int differences = 0, run = 0;
    for (const Case& each : *cases) {
        if (!each.skip.empty()) {
            std::cout << each.rule << " " << each.name << ": left out: " << each.skip << "\n";
            continue;
        }
        const auto other = ssda903_rules.find(each.rule);
        differences += other ? run_ssda903_case(each, *other, ssda903_rules) : run_cin_case(each);
        ++run;
    }
    std::cout << run << " cases, " << differences << " differences\n";
    return run > 0 && differences == 0 ? 0 : 1;
}

int run_folder(const std::string& folder) {
    const auto json = nlohmann::json::parse(read_file(folder + "/expected.json"));
    const auto files = ssda903::files_of(folder);
    if (!files) throw std::runtime_error(files.error().for_user);
    const auto read = ssda903::read_csv(*files, std::stoi(json.at("collection_year").get<std::string>()));
    for (const auto& [file, why] : read.unusable) throw std::runtime_error(file + ": " + why);
    const ssda903::RuleSet rules{0};
    const Findings found = ssda903::check(*read.data, rules);
    int differences = 0, run = 0;
    for (std::uint16_t rule = 0; rule < rules.rules().size(); ++rule) {
        const std::string code{rules.card(rule).code};
        const auto has = [&](const char* list) {
            const auto& all = json.at(list);
            return std::find(all.begin(), all.end(), code) != all.end();
        };
        if (!has("rules_covered") || has("peer_crashes") || has("skipped_for_missing_tables")) continue;
        std::vector<Place> expected;
        if (json.at("results").contains(code))
            for (const auto& [table, rows] : json.at("results").at(code).items())
                for (const auto& row : rows) expected.push_back({table, row.get<Row>(), ""});
        std::sort(expected.begin(), expected.end());
        differences += compare(code, expected, rows_only(places(ssda903::locations_of(*read.data, found, rule))));
        ++run;
    }
    std::cout << run << " rules, " << differences << " differences\n";
    return run > 0 && differences == 0 ? 0 : 1;
}

int run_file(const std::string& xml, const std::string& json_path) {
    const auto json = nlohmann::json::parse(read_file(json_path));
    const auto opened = open_bytes(xml);
    if (!opened) throw std::runtime_error(xml + ": " + opened.error().for_user);
    const auto& bytes = *opened;
    Oddities oddities;
    const auto checked = cin::check_xml(*bytes, {.year = 2026}, oddities);
    if (!checked) throw std::runtime_error(checked.error().for_user);
    int differences = 0;
    std::map<std::string, Row> counts{{"Header", 1}};
    for (const auto& block : checked->data.blocks) {
        const auto some = block->row_counts();
        for (std::size_t i = 1; i < some.size(); ++i)
            counts[std::string{table_name(static_cast<cin::TableOf>(i))}] += some[i];
    }
    for (const auto& [table, count] : json.at("row_counts").items()) {
        if (counts[table] == count.get<Row>()) continue;
        std::cout << table << ": " << counts[table] << " rows, not " << count << "\n";
        ++differences;
    }
    for (const auto& covered : json.at("rules_covered")) {
        const auto code = covered.get<std::string>();
        std::vector<Place> expected;
        bool level = false;
        if (json.at("results").contains(code)) {
            const auto& result = json.at("results").at(code).at("expected");
            for (const auto& place : result.at("locs"))
                expected.push_back(
                    {place.at(0).get<std::string>(), place.at(1).get<Row>(), place.at(2).get<std::string>()});
            level = result.at("la").get<bool>();
        }
        std::sort(expected.begin(), expected.end());
        const auto rule = checked->rules.find(code);
        if (!rule) throw std::runtime_error("no rule " + code);
        differences += differences_of(code, expected, level, checked->data, checked->findings, *rule);
    }
    return differences == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    try {
        const std::vector<std::string> arguments{words + 1, words + count};
        if (arguments.size() == 2 && arguments[0] == "rule") return run_rule(arguments[1]);
        if (arguments.size() == 3 && arguments[0] == "file") return run_file(arguments[1], arguments[2]);
        if (arguments.size() == 2 && arguments[0] == "folder") return run_folder(arguments[1]);
        std::cout << "census_cases rule RULE.json | folder FOLDER | file FILE.xml FILE.json\n";
    } catch (const std::exception& failed) {
        std::cout << failed.what() << "\n";
    }
    return 2;
}
