#include "rooms/census/formats/case_json.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace census {
namespace {

using Json = nlohmann::json;

/// A cell's text. A whole number is one however it is written: 1.0 is the episode that another table calls 1.
std::string text_of(const Json& value) {
    constexpr double exact = 9007199254740992.0;
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_float()) {
        const double number = value.get<double>();
        if (number == std::floor(number) && std::abs(number) < exact)
            return std::to_string(static_cast<std::int64_t>(number));
    }
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

/// Reads the cases of a file up to the first thing that is not as the corpus writes it, and tells that with its place.
class Reading {
  public:
    core::Result<std::vector<Case>> run(const Json& json) {
        if (!json.is_object()) return core::refuse(core::Reason::unusable_input, "the case file holds no JSON object");
        if (read_file(json)) return std::move(cases_);
        return core::refuse(core::Reason::unusable_input, fault_);
    }

  private:
    /// Keeps what is wrong; false, for the caller to return.
    bool wrong(std::string_view what) {
        fault_ = "the case file cannot be read: ";
        if (!case_.empty()) fault_ += case_ + ": ";
        if (!table_.empty()) fault_ += "table " + table_ + ": ";
        fault_ += what;
        return false;
    }

    bool text(const Json& object, const char* key, std::string& to) {
        const auto found = object.find(key);
        if (found == object.end() || found->is_null()) return true;
        if (!found->is_string()) return wrong("\"" + std::string{key} + "\" is no text");
        to = found->get<std::string>();
        return true;
    }

    bool read_file(const Json& json) {
        std::string rule;
        if (!text(json, "rule", rule)) return false;
        const auto cases = json.find("cases");
        if (cases == json.end()) return read_case(json, rule);
        if (!cases->is_array()) return wrong("\"cases\" is no list");
        if (cases->empty()) return wrong("it holds no case");
        for (std::size_t i = 0; i < cases->size(); ++i) {
            case_ = "case " + std::to_string(i);
            if (!read_case((*cases)[i], rule)) return false;
        }
        return true;
    }

    bool read_case(const Json& json, const std::string& rule) {
        if (!json.is_object()) return wrong("it is no JSON object");
        Case read{.name = {}, .rule = rule, .skip = {}};
        if (!text(json, "name", read.name)) return false;
        if (!read.name.empty() && !case_.empty()) case_ += " \"" + read.name.substr(0, 40) + "\"";
        if (!text(json, "rule", read.rule) || !text(json, "skip", read.skip)) return false;
        const auto tables = json.find("tables");
        if (tables == json.end() || !tables->is_object())
            return wrong("there are no \"tables\", an object of tables by name");
        for (const auto& [name, table] : tables->items())
            if (!add_table(name, table, read)) return false;
        if (!read_metadata(json, read) || !read_expected(json, read.expected)) return false;
        cases_.push_back(std::move(read));
        return true;
    }

    bool add_table(const std::string& name, const Json& json, Case& to) {
        table_ = name.substr(0, 40);
        CaseTable table;
        if (!read_table(json, table)) return false;
        to.tables.emplace_back(name, std::move(table));
        table_.clear();
        return true;
    }

    bool read_table(const Json& json, CaseTable& table) {
        const auto list = [&](const char* key) {
            const auto found = json.is_object() ? json.find(key) : json.end();
            return found != json.end() && found->is_array();
        };
        if (!list("columns")) return wrong("it has no \"columns\", a list of names");
        if (!list("rows")) return wrong("it has no \"rows\", a list of lists of cells");
        for (const Json& column : json["columns"]) {
            if (!column.is_string()) return wrong("the name of a column is no text");
            table.columns.push_back(column.get<std::string>());
        }
        const Json& rows = json["rows"];
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i].is_array() || rows[i].size() > table.columns.size())
                return wrong("row " + std::to_string(i) + " is no list of as many cells as there are columns");
            auto& cells = table.rows.emplace_back(table.columns.size());
            std::transform(rows[i].begin(), rows[i].end(), cells.begin(), cell_of);
        }
        if (const auto index = json.find("index"); index != json.end()) {
            for (const Json& number : *index) {
                std::size_t row = 0;
                if (!read_number(number, row)) return false;
                table.index.push_back(row);
            }
            if (table.index.size() != table.rows.size()) return wrong("\"index\" has not one number for each row");
        }
        return true;
    }

    /// A row's number. Only of a whole number: the library would turn 1e50 into one, which has no meaning in C++. One
    /// beyond every row stays beyond every row.
    template <class Whole>
    bool read_number(const Json& value, Whole& to) {
        if (!value.is_number_unsigned()) return wrong("the number of a row is no whole number from 0");
        to = static_cast<Whole>(
            std::min<Json::number_unsigned_t>(value.get<Json::number_unsigned_t>(), std::numeric_limits<Whole>::max()));
        return true;
    }

    /// A table among the metadata is one table more: a list of providers.
    bool read_metadata(const Json& json, Case& to) {
        const auto metadata = json.find("metadata");
        if (metadata == json.end() || metadata->is_null()) return true;
        if (!metadata->is_object()) return wrong("\"metadata\" is no object");
        for (const auto& [name, value] : metadata->items()) {
            if (value.is_object() && value.contains("columns")) {
                if (!add_table(name, value, to)) return false;
            } else {
                to.metadata.emplace_back(name, text_of(value));
            }
        }
        return true;
    }

    bool read_expected(const Json& json, Expected& to) {
        to.skipped = json.contains("skipped") && json["skipped"] == true;
        const auto expected = json.find("expected");
        if (expected == json.end() || !expected->is_object()) return true;
        to.stated = true;
        if (expected->contains("locs")) {
            for (const Json& place : (*expected)["locs"]) {
                auto& read = to.locations.emplace_back();
                if (!place.is_array() || place.size() != 3 || !place[0].is_string() || !place[2].is_string())
                    return wrong("a place of \"expected\" is not table, row and column");
                read = {.table = place[0].get<std::string>(), .row = 0, .column = place[2].get<std::string>()};
                if (!read_number(place[1], read.row)) return false;
            }
            std::sort(to.locations.begin(), to.locations.end());
            to.return_level = expected->contains("la") && (*expected)["la"] == true;
            return true;
        }
        for (const auto& [table, rows] : expected->items()) {
            auto& numbers = to.rows.emplace_back(table, std::vector<Row>{}).second;
            for (const Json& row : rows)
                if (!read_number(row, numbers.emplace_back())) return false;
        }
        return true;
    }

    std::vector<Case> cases_;
    std::string case_, table_, fault_;
};

/// "line 3, column 5" of the byte.
std::string place_of(std::string_view text, std::size_t byte) {
    const auto before = text.substr(0, std::min(byte, text.size()) - std::min<std::size_t>(byte, 1));
    const auto last = before.rfind('\n');
    const auto column = last == std::string_view::npos ? before.size() : before.size() - last - 1;
    return "line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n')) + ", column " +
           std::to_string(column + 1);
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
        return Reading{}.run(Json::parse(text));
    } catch (const Json::parse_error& wrong) {
        return core::refuse(core::Reason::unusable_input,
                            "the case file cannot be read: " + place_of(text, wrong.byte) + ": this is no JSON");
    }
}

}  // namespace census
