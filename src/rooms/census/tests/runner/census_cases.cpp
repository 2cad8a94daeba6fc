// Runs cases that are data: one rule's cases, or one file with what every rule gives on it. Exit status 1 and one line
// for each difference.
//
//   census_cases rule RULE.json
//   census_cases file FILE.xml FILE.json
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "rooms/census/cin/check.h"
#include "rooms/census/formats/case_json.h"

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

int run_rule(const std::string& path) {
    const auto cases = read_cases(read_file(path));
    if (!cases) throw std::runtime_error(cases.error().for_user);
    const cin::RuleSet rules{2026};
    int differences = 0, run = 0;
    for (const Case& each : *cases) {
        if (!each.skip.empty()) {
            std::cout << each.rule << " " << each.name << ": left out: " << each.skip << "\n";
            continue;
        }
        const auto rule = rules.find(each.rule);
        if (!rule) throw std::runtime_error("no rule " + each.rule);
        const cin::Return data = cin::return_of(each);
        const Findings found = cin::check(data, rules, rule);
        differences += differences_of(each.rule + " " + each.name, each.expected.locations, each.expected.return_level,
                                      data, found, *rule);
        ++run;
    }
    std::cout << run << " cases, " << differences << " differences\n";
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
        std::cout << "census_cases rule RULE.json | file FILE.xml FILE.json\n";
    } catch (const std::exception& failed) {
        std::cout << failed.what() << "\n";
    }
    return 2;
}
