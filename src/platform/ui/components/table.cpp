#include "platform/ui/components/table.h"

#include "platform/ui/out.h"

namespace ui {
namespace {

void write_spans(Out& out, const Cell& cell) {
    if (cell.colspan != 0) {
        out << " colspan=\"";
        out.number(cell.colspan) << "\"";
    }
    if (cell.rowspan != 0) {
        out << " rowspan=\"";
        out.number(cell.rowspan) << "\"";
    }
    out.attributes(cell.attributes);
}

void write_header(Out& out, const Cell& cell) {
    out << "<th scope=\"col\" class=\"govuk-table__header";
    if (!cell.format.empty()) {
        out << " govuk-table__header--";
        out.text(cell.format);
    }
    out.classes(cell.classes) << "\"";
    write_spans(out, cell);
    out << ">" << cell.text << "</th>";
}

void write_cell(Out& out, const Cell& cell, bool is_header) {
    if (is_header) {
        out << "<th scope=\"row\" class=\"govuk-table__header";
    } else {
        out << "<td class=\"govuk-table__cell";
        if (!cell.format.empty()) {
            out << " govuk-table__cell--";
            out.text(cell.format);
        }
    }
    out.classes(cell.classes) << "\"";
    write_spans(out, cell);
    out << ">" << cell.text << (is_header ? Literal{"</th>"} : Literal{"</td>"});
}

std::size_t expected_bytes(const Table& table) {
    std::size_t bytes = 1024;
    for (const auto& row : table.rows) {
        bytes += 40;
        for (const auto& cell : row) bytes += 80 + cell.text.str().size();
    }
    return bytes;
}

}  // namespace

Html render(const Table& table) {
    Out out;
    out.reserve(expected_bytes(table));
    out << "<table class=\"govuk-table";
    out.classes(table.classes) << "\"";
    out.attributes(table.attributes) << ">";
    if (!table.caption.empty()) {
        out << "<caption class=\"govuk-table__caption";
        out.classes(table.caption_classes) << "\">";
        out.text(table.caption) << "</caption>";
    }
    if (!table.head.empty()) {
        out << "<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">";
        for (const auto& cell : table.head) write_header(out, cell);
        out << "</tr></thead>";
    }
    out << "<tbody class=\"govuk-table__body\">";
    for (const auto& row : table.rows) {
        out << "<tr class=\"govuk-table__row\">";
        bool first = true;
        for (const auto& cell : row) {
            write_cell(out, cell, first && table.first_cell_is_header);
            first = false;
        }
        out << "</tr>";
    }
    out << "</tbody></table>";
    return out;
}

}  // namespace ui
