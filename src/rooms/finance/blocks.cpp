#include "rooms/finance/blocks.h"

#include <algorithm>

#include "platform/publish/cells.h"

namespace finance {
namespace {

using publish::Block;
using publish::FigureText;
using publish::Heading;
using publish::Inlines;
using publish::Paragraph;
using publish::Table;
using publish::Text;

Inlines told(const std::optional<figures::Figure>& figure, const char* otherwise = "not told") {
    if (!figure) return {Text{otherwise}};
    std::string shown = figures::shown(*figure);
    return {FigureText{*figure, std::move(shown)}};
}

Inlines amount(const Line& line) {
    auto parts = told(line.now);
    if (line.certainty == "at_least") parts.insert(parts.begin(), Text{"at least "});
    if (line.certainty == "estimate") parts.insert(parts.begin(), Text{"about "});
    return parts;
}

/// Beside both values only the movement is left to tell.
Inlines moved(const figures::Figure& change) {
    std::string shown = publish::movement_in(figures::shown(change));
    return {FigureText{change, std::move(shown)}};
}

/// Lines of two years, and the share of the whole where `shares` says so. The year before is left out where nothing of
/// it is recorded.
Table table_of(const std::string& caption, const char* first, core::ReportingYear year, const std::vector<Line>& lines,
               const std::optional<Line>& total, bool shares) {
    const bool two =
        std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.before.has_value(); }) ||
        (total && total->before);
    Table table{.caption = caption, .columns = {first}, .rows = {}, .numeric = {}};
    const auto column = [&](const std::string& title, bool numeric) {
        table.columns.push_back(title);
        table.numeric.push_back(numeric);
    };
    if (two) column(year.previous().code(), true);
    column(year.code(), true);
    if (shares) column("Share of " + year.code(), true);
    if (two) column("Change", false);
    const auto add = [&](const Line& line, const std::string& name) {
        Table::Row row{name, {}};
        if (two) row.cells.push_back(told(line.before));
        row.cells.push_back(amount(line));
        if (shares) row.cells.push_back(line.share ? told(line.share) : Inlines{Text{""}});
        if (two) row.cells.push_back(line.change ? moved(*line.change) : Inlines{Text{"cannot be computed"}});
        table.rows.push_back(std::move(row));
    };
    for (const auto& line : lines) add(line, line.name);
    if (total) add(*total, "Total");
    return table;
}

/// A drawing of the lines beside their table, without its total and shares; of one line there is nothing to draw.
Block drawn(Table table, std::size_t lines) {
    if (lines < 2) return table;
    const bool two = table.columns.back() == "Change";
    publish::Chart chart{.drawing = publish::Drawing::bars,
                         .alternative = {},
                         .unit = "£",
                         .data = std::move(table),
                         .drawn_rows = lines,
                         .drawn_columns = two ? 2U : 1U};
    chart.alternative = publish::in_words(publish::drawn_part(chart));
    return chart;
}

void add_notes(std::vector<Block>& blocks, const std::vector<Line>& lines) {
    publish::List notes{.ordered = false, .items = {}};
    for (const auto& line : lines)
        if (!line.explanation.empty()) notes.items.push_back({Text{line.name + ": " + line.explanation}});
    if (notes.items.empty()) return;
    blocks.emplace_back(Paragraph{{Text{"About the lines:"}}});
    blocks.emplace_back(std::move(notes));
}

void add_contributions(std::vector<Block>& blocks, const Account& account, const Statement& statement) {
    if (!statement.contributions.empty() || statement.income)
        blocks.push_back(
            drawn(table_of("Contributions from partners, " + whose(account, statement.scope), "Partner", statement.year,
                           statement.contributions, statement.income, !statement.contributions.empty()),
                  statement.contributions.size()));
    publish::List given{.ordered = false, .items = {}};
    for (const auto& line : statement.in_kind) {
        Inlines item{Text{line.name + ": " + line.explanation}};
        if (line.now) {
            item.push_back(Text{line.certainty == "at_least" ? " Valued at not less than " : " Valued at "});
            for (auto& part : told(line.now)) item.push_back(std::move(part));
            item.push_back(Text{"."});
        }
        given.items.push_back(std::move(item));
    }
    if (given.items.empty()) return;
    blocks.emplace_back(
        Paragraph{{Text{"Given in kind" + std::string{statement.scope == Scope::children ? ":"
                                                      : statement.scope == Scope::adults
                                                          ? " to the adults' board:"
                                                          : " to the work for children and adults together:"}}}});
    blocks.emplace_back(std::move(given));
}

void add_spending(std::vector<Block>& blocks, const Account& account, const Statement& statement) {
    if (statement.spending.empty() && !statement.expenditure) return;
    blocks.push_back(drawn(table_of("Expenditure, " + whose(account, statement.scope), "Line", statement.year,
                                    statement.spending, statement.expenditure, false),
                           statement.spending.size()));
    add_notes(blocks, statement.spending);
    if (!statement.by_board.empty())
        blocks.emplace_back(table_of("Expenditure by board, of the lines whose shares are told", "Board",
                                     statement.year, statement.by_board, std::nullopt, false));
    publish::List reasons{.ordered = false, .items = {}};
    for (const auto* row : statement.variances)
        reasons.items.push_back({Text{row->name == "All" ? row->text : row->name + ": " + row->text}});
    if (reasons.items.empty()) return;
    blocks.emplace_back(Paragraph{{Text{"Why spending moved:"}}});
    blocks.emplace_back(std::move(reasons));
}

void add_balance(std::vector<Block>& blocks, const Statement& statement) {
    if (statement.balance) {
        const bool short_of = statement.balance->now->value->value().is_negative();
        Inlines sentence{Text{short_of ? "Expenditure went beyond the contributions: the balance of the year is "
                                       : "The contributions covered the expenditure: the balance of the year is "}};
        for (auto& part : told(statement.balance->now)) sentence.push_back(std::move(part));
        if (statement.balance->before) {
            sentence.push_back(Text{", after "});
            for (auto& part : told(statement.balance->before)) sentence.push_back(std::move(part));
            sentence.push_back(Text{" the year before"});
        }
        sentence.push_back(Text{"."});
        blocks.emplace_back(Paragraph{std::move(sentence)});
    }
    if (!statement.reserve.empty())
        blocks.emplace_back(table_of("Reserve", "Moment", statement.year, statement.reserve, std::nullopt, false));
    for (const auto& remark : statement.remarks) {
        Inlines sentence{Text{remark.before}};
        for (auto& part : told(remark.figure)) sentence.push_back(std::move(part));
        sentence.push_back(Text{remark.after});
        blocks.emplace_back(Paragraph{std::move(sentence)});
    }
}

bool has_account(const Statement& one) {
    return !one.contributions.empty() || one.income || !one.spending.empty() || one.expenditure || one.balance ||
           !one.reserve.empty();
}

}  // namespace

std::vector<Block> blocks_of(const Account& account, const std::vector<Statement>& all,
                             const std::vector<Agreement>& agreements, int level) {
    std::vector<Block> blocks;
    if (all.empty()) return blocks;
    if (!agreements.empty()) {
        blocks.emplace_back(Heading{level, "How the arrangements are paid for"});
        for (const auto& agreement : agreements)
            if (!agreement.principle.empty()) blocks.emplace_back(Paragraph{{Text{agreement.principle}}});
    }
    for (const auto& statement : all) {
        // A heading over nothing but what was given in kind would promise more.
        if (has_account(statement))
            blocks.emplace_back(Heading{level, statement.scope == Scope::children ? "Contributions and expenditure"
                                               : statement.scope == Scope::adults
                                                   ? "Contributions and expenditure: the adults' board"
                                                   : "Contributions and expenditure: children and adults together"});
        add_contributions(blocks, account, statement);
        add_spending(blocks, account, statement);
        add_balance(blocks, statement);
    }
    std::vector<Block> values;
    for (const auto& statement : all)
        for (const auto* row : statement.values) values.emplace_back(Paragraph{{Text{row->text}}});
    if (values.empty()) return blocks;
    blocks.emplace_back(Heading{level, "Value for money"});
    blocks.insert(blocks.end(), values.begin(), values.end());
    return blocks;
}

}  // namespace finance
