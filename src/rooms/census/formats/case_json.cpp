#include "rooms/census/formats/case_json.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

namespace census {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_null() ? std::string{} : value.dump();
}

std::vector<std::string> cell_of(const Json& value) {
    std::vector<std::string> texts;
    if (value.is_array()) {
        for (const auto& each : value) texts.push_back(text_of(each));
    } else if (!value.is_null()) {
        texts.push_back(text_of(value));
    }
    return texts;
}

/// A row's number. Only of a whole number: the library would turn 1e50 into one, which has no meaning in C++. One
/// beyond every row stays beyond every row.
template <class Whole>
Whole number_of(const Json& value) {
    return static_cast<Whole>(std::min<Json::number_unsigned_t>(value.get_ref<const Json::number_unsigned_t&>(),
                                                                std::numeric_limits<Whole>::max()));
}

CaseTable table_of(const Json& json) {
    CaseTable table;
    for (const auto& column : json.at("columns")) table.columns.push_back(column.get<std::string>());
    for (const auto& row : json.at("rows")) {
        auto& cells = table.rows.emplace_back(table.columns.size());
        for (std::size_t i = 0; i < cells.size() && i < row.size(); ++i) cells[i] = cell_of(row.at(i));
    }
    for (const auto& number : json.value("index", Json::array())) table.index.push_back(number_of<std::size_t>(number));
    return table;
}

Expected expected_of(const Json& json) {
    Expected expected{.stated = true};
    if (json.contains("locs")) {
        for (const auto& place : json.at("locs"))
            expected.locations.push_back({.table = place.at(0).get<std::string>(),
                                          .row = number_of<Row>(place.at(1)),
                                          .column = place.at(2).get<std::string>()});
        std::sort(expected.locations.begin(), expected.locations.end());
        expected.return_level = json.value("la", false);
        return expected;
    }
    for (const auto& [table, rows] : json.items()) {
        auto& numbers = expected.rows.emplace_back(table, std::vector<Row>{}).second;
        for (const auto& row : rows) numbers.push_back(number_of<Row>(row));
    }
    return expected;
}

Case case_of(const Json& json, const std::string& rule) {
    Case read{.name = json.value("name", ""), .rule = json.value("rule", rule), .skip = json.value("skip", "")};
    for (const auto& [name, table] : json.at("tables").items()) read.tables.emplace_back(name, table_of(table));
    const auto metadata = json.value("metadata", Json::object());
    for (const auto& [name, value] : metadata.items()) {
        if (value.is_object() && value.contains("columns"))
            read.tables.emplace_back(name, table_of(value));
        else
            read.metadata.emplace_back(name, text_of(value));
    }
    if (json.contains("expected") && json.at("expected").is_object()) read.expected = expected_of(json.at("expected"));
    read.expected.skipped = json.value("skipped", false);
    return read;
}

}  // namespace

const CaseTable* Case::table(std::string_view wanted) const {
    for (const auto& [key, table] : tables)
        if (key == wanted) return &table;
    return nullptr;
}

core::Result<std::vector<Case>> read_cases(const std::string& text) {
    // The library throws what is wrong with the text; nothing of it leaves this folder.
    try {
        const Json json = Json::parse(text);
        std::vector<Case> cases;
        if (!json.is_object()) return core::refuse(core::Reason::unusable_input, "the case file holds no JSON object");
        const std::string rule = json.value("rule", "");
        if (!json.contains("cases")) {
            cases.push_back(case_of(json, rule));
        } else {
            for (const auto& each : json.at("cases")) cases.push_back(case_of(each, rule));
        }
        return cases;
    } catch (const Json::exception& wrong) {
        return core::refuse(core::Reason::unusable_input, std::string{"the case file cannot be read: "} + wrong.what());
    }
}

}  // namespace census
