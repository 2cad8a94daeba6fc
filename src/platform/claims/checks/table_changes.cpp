#include <optional>
#include <string>

#include "core/utf8.h"
#include "platform/claims/check.h"

namespace claims {
namespace {

using core::Decimal;

bool holds(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

enum class Part { none, before, after, change, percent };

Part part_of(const std::string& name) {
    if (holds(name, "% change") || holds(name, "percentage change") || holds(name, "change (%)") ||
        holds(name, "% difference"))
        return Part::percent;
    if (holds(name, "increase") || holds(name, "change") || holds(name, "difference") || holds(name, "decrease") ||
        holds(name, "movement") || holds(name, "variance"))
        return Part::change;
    if (name == "before" || holds(name, "before training") || holds(name, "opening") || holds(name, "start of"))
        return Part::before;
    if (name == "after" || holds(name, "after training") || holds(name, "closing") || holds(name, "end of"))
        return Part::after;
    return Part::none;
}

void check(std::size_t line, const std::string& what, const Cell& before, const Cell& after, const Cell& change,
           bool percent, Findings& found) {
    if (!before.is_number() || !after.is_number() || !change.is_number()) return;
    auto stated = change.number;
    const auto exact = after.number.value - before.number.value;
    std::optional<Verdict> verdict;
    if (percent) {
        if (before.number.value <= Decimal{}) return;
        stated.value = stated.value.absolute();
        verdict = misfit(stated, share_of(exact.absolute(), before.number.value));
    } else {
        // Values printed with decimals were rounded before they were subtracted: one unit of the last digit.
        const int decimals = std::max(before.number.value.decimals(), after.number.value.decimals());
        const auto off = std::min((stated.value - exact).absolute(), (stated.value - exact.absolute()).absolute());
        if (off > (decimals > 0 ? Decimal::of(1, std::min(decimals, 4)) : Decimal{})) verdict = Verdict::wrong;
    }
    if (!verdict) return;
    const auto computed =
        percent ? shown_percent(share_of(exact, before.number.value), stated.value.decimals()) : shown_number(exact);
    found.tell(line, what + ": " + change.text, *verdict, change.text,
               before.text + " to " + after.text + " is " + computed);
}

/// Rows named Before, After and Increase.
void check_rows(const Table& table, Findings& found) {
    const Row *before = nullptr, *after = nullptr;
    for (const auto& row : table.rows) {
        if (row.cells.empty()) continue;
        const auto part = part_of(core::lowered(row.cells[0].text));
        if (part == Part::before) before = &row, after = nullptr;
        if (part == Part::after) after = &row;
        if ((part != Part::change && part != Part::percent) || !before || !after) continue;
        for (std::size_t i = 1; i < row.cells.size() && i < before->cells.size() && i < after->cells.size(); ++i)
            check(row.line, row.cells[0].text, before->cells[i], after->cells[i], row.cells[i], part == Part::percent,
                  found);
    }
}

/// Columns of two years and a change between them.
void check_columns(const Table& table, Findings& found) {
    const auto& heads = table.rows.front();
    for (std::size_t i = 3; i < heads.cells.size(); ++i) {
        const auto part = part_of(core::lowered(heads.cells[i].text));
        if (part != Part::change && part != Part::percent) continue;
        // The two columns before it, or before the other change column.
        const auto last = part_of(core::lowered(heads.cells[i - 1].text)) == Part::none ? i - 1 : i - 2;
        if (last < 2 || part_of(core::lowered(heads.cells[last].text)) != Part::none) continue;
        for (std::size_t r = 1; r < table.rows.size(); ++r) {
            const auto& row = table.rows[r];
            if (row.cells.size() != heads.cells.size()) continue;
            const bool percent = part == Part::percent || (row.cells[i].number.kind == Token::Kind::percent &&
                                                           row.cells[last].number.kind != Token::Kind::percent);
            check(row.line, row.cells[0].text, row.cells[last - 1], row.cells[last], row.cells[i], percent, found);
        }
    }
}

void run(const Reading& text, Findings& found) {
    for (const auto& table : text.tables()) {
        check_rows(table, found);
        check_columns(table, found);
    }
}

}  // namespace

extern const Check table_changes;
const Check table_changes{
    .card = {.code = "table_changes",
             .title = "A change told in a table and the values beside it",
             .recomputes = "after less before; the percentage of before",
             .tolerance = "one unit of the last digit where values are printed with decimals, for they "
                          "were rounded before; else none"},
    .run = run};

}  // namespace claims
