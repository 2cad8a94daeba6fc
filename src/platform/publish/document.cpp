#include "platform/publish/document.h"

#include <algorithm>
#include <functional>
#include <set>

namespace publish {
namespace {

void each_figure(const Inlines& inlines, const std::function<void(const FigureText&)>& visit) {
    for (const auto& part : inlines)
        if (const auto* figure = std::get_if<FigureText>(&part)) visit(*figure);
}

void each_figure(const Document& document, const std::function<void(const FigureText&)>& visit) {
    for (const auto& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) each_figure(paragraph->content, visit);
        if (const auto* list = std::get_if<List>(&block))
            for (const auto& item : list->items) each_figure(item, visit);
        if (const auto* table = table_of(block))
            for (const auto& row : table->rows)
                for (const auto& cell : row.cells) each_figure(cell, visit);
    }
}

void check_table(const Table& table, core::Faults& faults) {
    const std::string name = "table \"" + table.caption + "\"";
    if (table.caption.empty()) faults.push_back({name, 0, "", "A table has no caption.", "Give it one."});
    for (const auto& column : table.columns)
        if (column.empty()) faults.push_back({name, 0, "", "A column has no header.", "Name it."});
    for (const auto& row : table.rows) {
        if (row.header.empty()) faults.push_back({name, 0, "", "A row has no header.", "Name it."});
        if (row.cells.size() + 1 != table.columns.size())
            faults.push_back({name, 0, "",
                              "The row \"" + row.header + "\" has another number of cells than the header.",
                              "Fill or remove cells."});
    }
}

const std::string* alternative_of(const Block& block) {
    if (const auto* chart = std::get_if<Chart>(&block)) return &chart->alternative;
    if (const auto* structure = std::get_if<Structure>(&block)) return &structure->alternative;
    return nullptr;
}

}  // namespace

const Table* table_of(const Block& block) {
    if (const auto* table = std::get_if<Table>(&block)) return table;
    if (const auto* chart = std::get_if<Chart>(&block)) return &chart->data;
    if (const auto* structure = std::get_if<Structure>(&block)) return &structure->data;
    return nullptr;
}

core::Faults faults_of(const Document& document) {
    core::Faults faults;
    int level = 0;
    for (const auto& block : document.blocks) {
        if (const auto* heading = std::get_if<Heading>(&block)) {
            if (heading->text.empty()) faults.push_back({"heading", 0, "", "A heading is empty.", "Write it."});
            if (heading->level > level + 1 || heading->level < 1 || heading->level > 6)
                faults.push_back({"heading \"" + heading->text + "\"", 0, "",
                                  "The heading is at level " + std::to_string(heading->level) + " below one at level " +
                                      std::to_string(level) + ".",
                                  "Do not leave out a level."});
            level = heading->level;
        }
        if (const auto* table = table_of(block)) check_table(*table, faults);
        const auto* alternative = alternative_of(block);
        if (alternative != nullptr && alternative->empty())
            faults.push_back({"chart \"" + table_of(block)->caption + "\"", 0, "",
                              "A drawing has no words for those who do not see it.", "Say what it shows."});
    }
    return faults;
}

std::vector<figures::Figure> figures_in(const Document& document) {
    std::vector<figures::Figure> found;
    std::set<std::string> seen;
    each_figure(document, [&](const FigureText& part) {
        if (seen.insert(part.figure.id).second) found.push_back(part.figure);
    });
    return found;
}

}  // namespace publish
