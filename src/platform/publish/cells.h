#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/publish/document.h"

/// What spreadsheets and CSV files share: a table's cells as numbers and texts, and the table of all figures.
namespace publish {

/// A number as a spreadsheet holds it.
struct Number {
    core::Decimal value;
    core::Unit unit;
};

struct Cell {
    std::string text;              ///< as a reader sees it
    std::optional<Number> number;  ///< when the cell is one figure's value and nothing else
    std::string figure;            ///< the id of the figure that the cell consists of; empty: of none, or several
};

Cell cell_of(const Inlines& content);

/// Every value of a table, row by row: what a chart shows, for those who do not see it.
std::string in_words(const Table& table);

/// What of a chart's table is drawn.
Table drawn_part(const Chart& chart);
/// "up 401 or 15.7%" of "2,560 to 2,961, up 401 or 15.7%": what a change adds where its two values stand beside it.
std::string movement_in(const std::string& change);

/// Every table of the document, in order.
std::vector<const Table*> tables_in(const Document& document);

/// A column of the table of figures.
struct FigureColumn {
    std::string_view title;  ///< for people
    std::string_view about;  ///< one sentence
    bool numeric = false;
    Cell (*of)(const figures::Figure&);
};

/// One line for each figure: id, label, value, unit, base, period, area, breakdown and where it comes from. Where a
/// figure has several sources, they stand in one cell, in order, parted by "; ".
const std::vector<FigureColumn>& figure_columns();

/// "rutland-2024-25": lower-case letters, digits and hyphens only, at most `most` of them.
std::string slug(std::string_view text, std::size_t most);

}  // namespace publish
