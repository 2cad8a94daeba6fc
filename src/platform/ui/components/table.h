#pragma once
#include <string>
#include <vector>

#include "platform/ui/components/part.h"

namespace ui {

/// One cell of a table, header or not. Text is enough: `{"Agency", "Attended"}`.
struct Cell {
    Html text;
    std::string format = {};  ///< "numeric" sets it to the right
    int colspan = 0;          ///< 0: one column
    int rowspan = 0;
    std::string classes = {};
    Attributes attributes = {};
};

/// A number: set to the right.
inline Cell numeric(Html text) { return {.text = std::move(text), .format = "numeric"}; }

/// Text or a whole Cell.
class TableCell : public Cell {
  public:
    TableCell(Cell cell) : Cell(std::move(cell)) {}  // NOLINT(google-explicit-constructor)
    template <std::convertible_to<Html> Text>
    TableCell(const Text& words) : Cell{.text = words} {}  // NOLINT(google-explicit-constructor)
};

/// Rows and columns of facts. Wide tables go into `ui::scroll_area`.
struct Table {
    std::vector<TableCell> head;
    std::vector<std::vector<TableCell>> rows;
    std::string caption = {};
    bool first_cell_is_header = false;
    std::string caption_classes = {};  ///< "govuk-table__caption--m"
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Table& table);

}  // namespace ui
