#include <algorithm>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "platform/claims/check.h"

namespace claims {
namespace {

using core::Decimal;

bool is_total(const Row& row) {
    if (row.cells.empty()) return false;
    // A cell that holds half the table was torn by the extraction.
    if (row.cells[0].text.size() > 80) return false;
    const auto name = core::lowered(row.cells[0].text);
    return name.starts_with("total") || name.ends_with("total") || name.starts_with("grand total") || name == "all" ||
           name == "sum";
}
/// "of which", "including": counted within the row above.
bool is_within_above(const Row& row) {
    const auto name = core::lowered(row.cells[0].text);
    return name.starts_with("of which") || name.starts_with("of whom") || name.starts_with("including") ||
           name.starts_with("incl");
}

struct Sum {
    Decimal value, tolerance;
    std::size_t parts = 0;
    bool readable = true;  ///< every part was a number of the total's kind
    std::string shown;
};

/// A missing, nil or masked cell adds nothing that is known.
bool is_blank(const Cell& cell) { return cell.is_empty(); }

void add(Sum& sum, const Cell& cell, Token::Kind kind) {
    if (!cell.is_number() || (cell.number.kind != kind && cell.number.value != Decimal{})) {
        sum.readable = false;
        return;
    }
    sum.value = sum.value + cell.number.value;
    if (cell.number.value.decimals() > 0)
        sum.tolerance = sum.tolerance + Decimal::of(5, std::min(cell.number.value.decimals(), 4) + 1);
    ++sum.parts;
    if (sum.parts <= 12) sum.shown += (sum.shown.empty() ? "" : " + ") + cell.text;
    if (sum.parts == 13) sum.shown += " + ...";
}

/// Rows `from` to `to` of a column that are parts; `totals`: the totals instead.
Sum sum_of(const Table& table, std::size_t column, std::size_t from, std::size_t to, bool totals, Token::Kind kind) {
    Sum sum;
    for (std::size_t i = from; i < to; ++i) {
        const auto& row = table.rows[i];
        if (row.cells.size() <= column || is_total(row) != totals || is_within_above(row)) continue;
        bool heads = true;
        for (std::size_t c = 1; c < row.cells.size(); ++c) heads = heads && !row.cells[c].is_number();
        if (heads) continue;
        if (is_blank(row.cells[column])) {
            sum.readable = false;
            continue;
        }
        add(sum, row.cells[column], kind);
    }
    return sum;
}

bool fits(const Sum& sum, const Decimal& total) {
    // A money table of whole pounds may round each part; decimals say so, whole pounds do not.
    return sum.readable && (sum.value - total).absolute() <= sum.tolerance;
}

void check_total(const Table& table, std::size_t row, std::size_t column, std::size_t since, Findings& found) {
    const auto& cell = table.rows[row].cells[column];
    if (!cell.is_number()) return;
    const auto kind = cell.number.kind;
    const auto& total = cell.number.value;
    auto parts = sum_of(table, column, since, row, false, kind);
    const bool first = parts.parts == 0;
    if (first) parts = sum_of(table, column, row + 1, table.rows.size(), false, kind);  // the total stands on top
    const Sum all = sum_of(table, column, 0, row, false, kind);
    const Sum totals = sum_of(table, column, 0, row, true, kind);
    if (parts.parts < 2 && totals.parts < 2) return;
    for (const Sum* sum : {&std::as_const(parts), &all, &totals})
        if (sum->parts >= 2 && fits(*sum, total)) return;
    const auto passage = table.rows[row].cells[0].text + ": " + cell.text;
    // Rates and averages are not added up.
    if (kind == Token::Kind::percent && (parts.value - Decimal{100}).absolute() > Decimal{5}) return;
    if (!parts.readable)
        found.tell(table.rows[row].line, passage, Verdict::cannot_be_checked, cell.text,
                   "some parts cannot be read; those that can make " + shown_number(parts.value));
    else if (parts.parts >= 2)
        found.tell(table.rows[row].line, passage, Verdict::wrong, cell.text,
                   parts.shown + " = " + shown_number(parts.value));
}

/// A column headed "Total" against the others of its row.
void check_across(const Table& table, Findings& found) {
    const auto& heads = table.rows.front();
    std::optional<std::size_t> total;
    for (std::size_t i = 1; i < heads.cells.size(); ++i)
        if (core::lowered(heads.cells[i].text).starts_with("total") || core::lowered(heads.cells[i].text) == "all")
            total = i;
    if (!total || *total + 1 != heads.cells.size() || heads.cells.size() < 4) return;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const auto& row = table.rows[i];
        if (row.cells.size() != heads.cells.size() || !row.cells[*total].is_number()) continue;
        Sum sum;
        for (std::size_t c = 1; c < *total; ++c) add(sum, row.cells[c], row.cells[*total].number.kind);
        if (sum.readable && sum.parts >= 2 && !fits(sum, row.cells[*total].number.value))
            found.tell(row.line, row.cells[0].text + ": " + row.cells[*total].text, Verdict::wrong,
                       row.cells[*total].text, sum.shown + " = " + shown_number(sum.value));
    }
}

constexpr std::ptrdiff_t most_totals = 50;

void run(const Reading& text, Findings& found) {
    for (const auto& table : text.tables()) {
        // A row that does not have the table's columns was torn by the extraction: nothing is said of such a table.
        std::size_t since = 0;
        check_across(table, found);
        const auto columns = table.rows.front().cells.size();
        if (columns > 40) continue;
        const bool even = std::all_of(table.rows.begin(), table.rows.end(),
                                      [&](const Row& row) { return row.cells.size() == columns; });
        if (!even) continue;
        // Each total looks at the whole table: one with a crowd of them is no table of a report, and would take the
        // square of its length.
        if (std::count_if(table.rows.begin(), table.rows.end(), is_total) > most_totals) continue;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            if (!is_total(table.rows[i])) continue;
            for (std::size_t column = 1; column < columns; ++column) check_total(table, i, column, since, found);
            since = i + 1;
        }
    }
}

}  // namespace

extern const Check table_totals;
const Check table_totals{
    .card = {.code = "table_totals",
             .title = "A total of a table and its parts",
             .recomputes =
                 "the rows above (or below) a total, sums of sums, a column headed Total; rows of which are left out",
             .tolerance = "none for whole numbers; a half of the last digit for each part printed with decimals"},
    .run = run};

}  // namespace claims
