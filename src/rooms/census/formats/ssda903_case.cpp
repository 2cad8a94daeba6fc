#include "rooms/census/formats/ssda903_case.h"

#include "rooms/census/ssda903/build.h"

namespace census::ssda903 {
namespace {

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

std::shared_ptr<Return> return_of(const Case& tables) {
    constexpr std::string_view suffix = "_last";
    std::vector<InputTable> inputs;
    for (const auto& [name, from] : tables.tables) {
        std::string_view plain = name;
        const bool is_last = plain.ends_with(suffix);
        if (is_last) plain.remove_suffix(suffix.size());
        const auto table = find_table(plain);
        if (!table) continue;
        InputTable input{.table = *table, .is_last_year = is_last, .columns = {}, .rows = {}};
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
