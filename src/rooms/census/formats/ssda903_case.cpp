#include "rooms/census/formats/ssda903_case.h"

#include "rooms/census/ssda903/build.h"

namespace census::ssda903 {
namespace {

constexpr std::string_view last_suffix = "_last";

std::string_view without_suffix(std::string_view name) {
    return name.ends_with(last_suffix) ? name.substr(0, name.size() - last_suffix.size()) : name;
}

std::optional<TableOf> find_table(std::string_view name) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(TableOf::count); ++i)
        if (table_name(static_cast<TableOf>(i)) == name) return static_cast<TableOf>(i);
    return std::nullopt;
}

Day metadata_day(const Case& tables, std::string_view name) {
    for (const auto& [key, value] : tables.metadata)
        if (key == name) return parse_english_day(value);
    return no_day;
}

}  // namespace

std::vector<std::string> strange_parts(const Case& tables) {
    std::vector<std::string> strange;
    for (const auto& [name, from] : tables.tables) {
        // Rules that are not written yet read the list of providers.
        if (name == "provider_info") continue;
        const auto table = find_table(without_suffix(name));
        if (!table) strange.push_back("table " + name);
        if (!table) continue;
        for (const std::string& column : from.columns)
            if (!find_column(*table, column)) strange.push_back("column " + column + " of " + name);
    }
    return strange;
}

std::shared_ptr<Return> return_of(const Case& tables) {
    std::vector<InputTable> inputs;
    for (const auto& [name, from] : tables.tables) {
        const auto table = find_table(without_suffix(name));
        if (!table) continue;
        InputTable input{.table = *table, .is_last_year = name.ends_with(last_suffix), .columns = {}, .rows = {}};
        for (const std::string& column : from.columns) input.columns.push_back(find_column(*table, column));
        for (const auto& row : from.rows) {
            auto& cells = input.rows.emplace_back();
            for (const auto& cell : row) cells.push_back(cell.empty() ? std::string{} : cell.front());
        }
        for (const std::size_t number : from.index) input.numbers.push_back(static_cast<Row>(number));
        inputs.push_back(std::move(input));
    }
    return build(inputs,
                 {.first = metadata_day(tables, "collection_start"), .last = metadata_day(tables, "collection_end")});
}

}  // namespace census::ssda903
