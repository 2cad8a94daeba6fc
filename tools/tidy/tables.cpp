#include "tables.h"

#include <algorithm>

namespace tidy {
namespace {

/// The rows of a table: comments and empty lines left out, with the number of the line.
struct Row {
    std::size_t line = 0;
    std::string_view text;
};

std::vector<Row> rows_of(const Tree& tree, std::string_view path) {
    std::vector<Row> rows;
    const auto* source = tree.find(path);
    if (source == nullptr) return rows;
    for (std::size_t i = 0; i < source->lines.size(); ++i) {
        const auto text = trim(source->lines[i]);
        if (!text.empty() && (!text.starts_with("#") || text.starts_with("#define"))) {
            rows.push_back({.line = i + 1, .text = text});
        }
    }
    return rows;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (const auto part : split(text, ' ')) {
        if (!part.empty()) words.emplace_back(part);
    }
    return words;
}

/// The cells of a row; fewer or more than `count` is a fault, and then nothing is returned.
std::vector<std::string_view> cells_of(const Row& row, std::size_t count, std::string_view path, Findings& findings) {
    auto cells = split(row.text, '|');
    for (auto& cell : cells) cell = trim(cell);
    if (cells.size() == count) return cells;
    findings.push_back({.path = std::string(path),
                        .line = row.line,
                        .check = "table",
                        .subject = {},
                        .what = "this row has " + std::to_string(cells.size()) + " cells",
                        .instead = "write " + std::to_string(count) + ", with | between them"});
    return {};
}

constexpr std::string_view layers_path = "tools/layers.txt";

Layers read_layers(const Tree& tree, Findings& findings) {
    Layers layers;
    std::string section;
    for (const auto& row : rows_of(tree, layers_path)) {
        if (row.text.starts_with("[")) {
            section = row.text;
            continue;
        }
        const auto colon = row.text.find(':');
        const auto name = std::string(trim(row.text.substr(0, colon)));
        const auto rest = colon == std::string_view::npos ? std::string_view{} : row.text.substr(colon + 1);
        if (section == "[platform]") {
            layers.services[name] = words_of(rest);
        } else if (section == "[inside]") {
            layers.floors.push_back({.name = name, .marks = words_of(rest)});
        } else if (section == "[values]") {
            const auto words = words_of(row.text);
            layers.value_services.insert(layers.value_services.end(), words.begin(), words.end());
        } else {
            findings.push_back({.path = std::string(layers_path),
                                .line = row.line,
                                .check = "table",
                                .subject = section,
                                .what = "this row belongs to no section",
                                .instead = "put it under [platform], [inside] or [values]"});
        }
    }
    return layers;
}

std::vector<HeaderRule> read_headers(const Tree& tree, Findings& findings) {
    constexpr std::string_view path = "tools/costly_headers.txt";
    std::vector<HeaderRule> rules;
    for (const auto& row : rows_of(tree, path)) {
        const auto cells = cells_of(row, 4, path, findings);
        if (cells.empty()) continue;
        rules.push_back({.beginning = std::string(cells[0]),
                         .used_in = words_of(cells[1]),
                         .in_headers_of = words_of(cells[2]),
                         .why = std::string(cells[3])});
    }
    std::stable_sort(rules.begin(), rules.end(), [](const HeaderRule& left, const HeaderRule& right) {
        return left.beginning.size() > right.beginning.size();
    });
    return rules;
}

/// "_literals" of "using namespace ~ _literals"
std::string unless_of(std::string_view cell) {
    const auto tilde = cell.find(" ~ ");
    return tilde == std::string_view::npos ? std::string{} : std::string(trim(cell.substr(tilde + 3)));
}

std::vector<WordRule> read_words(const Tree& tree, Findings& findings) {
    constexpr std::string_view path = "tools/banned_words.txt";
    const std::map<std::string_view, WordRule::Where> wheres = {{"code", WordRule::Where::code},
                                                                {"text", WordRule::Where::text},
                                                                {"literals", WordRule::Where::literals},
                                                                {"names", WordRule::Where::names}};
    std::vector<WordRule> rules;
    for (const auto& row : rows_of(tree, path)) {
        const auto cells = cells_of(row, 5, path, findings);
        if (cells.empty()) continue;
        const auto where = wheres.find(cells[0]);
        if (where == wheres.end()) {
            findings.push_back({.path = std::string(path),
                                .line = row.line,
                                .check = "table",
                                .subject = std::string(cells[0]),
                                .what = "\"" + std::string(cells[0]) + "\" is no place to look",
                                .instead = "write code, text, literals or names"});
            continue;
        }
        rules.push_back({.where = where->second,
                         .word = std::string(trim(cells[1].substr(0, cells[1].find(" ~ ")))),
                         .unless = unless_of(cells[1]),
                         .in = words_of(cells[2]),
                         .except_in = words_of(cells[3]),
                         .instead = std::string(cells[4])});
    }
    return rules;
}

std::vector<Exception> read_exceptions(const Tree& tree) {
    std::vector<Exception> exceptions;
    for (const auto& row : rows_of(tree, "tools/tidy_exceptions.txt")) {
        auto words = words_of(row.text);
        words.resize(std::max<std::size_t>(words.size(), 2));
        auto subject = words.size() > 2 ? words[2] : std::string{};
        for (std::size_t i = 3; i < words.size(); ++i) subject += " " + words[i];
        exceptions.push_back({.check = words[0], .path = words[1], .subject = std::move(subject), .line = row.line});
    }
    return exceptions;
}

}  // namespace

Tables read_tables(const Tree& tree, Findings& findings) {
    return {.layers = read_layers(tree, findings),
            .headers = read_headers(tree, findings),
            .words = read_words(tree, findings),
            .exceptions = read_exceptions(tree)};
}

}  // namespace tidy
