#include <set>

#include "platform/ui/charts/bar_chart.h"
#include "platform/ui/components.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/finance/pages/asked.h"
#include "rooms/finance/pages/pages.h"

namespace finance {
namespace {

ui::Html value(const std::optional<figures::Figure>& figure, const char* otherwise = "not told") {
    if (!figure) return otherwise;
    return ui::link(figures::address(*figure), figures::shown(*figure));
}

std::string certainty_in_words(const Line& line) {
    return line.certainty == "at_least" ? "at least " : line.certainty == "estimate" ? "about " : "";
}

ui::Html lines_table(const std::string& caption, const char* first, core::ReportingYear year,
                     const std::vector<Line>& lines, const std::optional<Line>& total, bool two, bool shares) {
    ui::Table table{.head = {first},
                    .rows = {},
                    .caption = caption,
                    .first_cell_is_header = true,
                    .caption_classes = "govuk-table__caption--s"};
    if (two) table.head.push_back(ui::numeric(year.previous().code()));
    table.head.push_back(ui::numeric(year.code()));
    if (shares) table.head.push_back(ui::numeric("Share"));
    if (two) table.head.push_back("Change");
    const auto add = [&](const Line& line, const std::string& name) {
        std::vector<ui::TableCell> row{name};
        if (two) row.push_back(ui::numeric(value(line.before)));
        row.push_back(ui::numeric(ui::Html{certainty_in_words(line)} + value(line.now)));
        if (shares) row.push_back(ui::numeric(line.share ? value(line.share) : ui::Html{""}));
        if (two) row.push_back(value(line.change, "cannot be computed"));
        table.rows.push_back(std::move(row));
    };
    for (const auto& line : lines) add(line, line.name);
    if (total) add(*total, "Total");
    return table.rows.empty() ? ui::Html{} : ui::scroll_area(caption, ui::render(table));
}

bool any_before(const std::vector<Line>& lines, const std::optional<Line>& total) {
    for (const auto& line : lines)
        if (line.before) return true;
    return total && total->before;
}

ui::Html chart(const std::string& id, const std::string& title, core::ReportingYear year,
               const std::vector<Line>& lines, bool two) {
    if (lines.size() < 2) return {};
    ui::BarChart bars{.id = id,
                      .title = title,
                      .unit = "£",
                      .categories = {},
                      .series = {},
                      .category_name = "Line",
                      .missing = "not told"};
    ui::BarSeries before{year.previous().code(), {}}, now{year.code(), {}};
    const auto number = [](const std::optional<figures::Figure>& figure) {
        return figure && figure->value ? ui::Value{figure->value->value().approximate()} : ui::Value{};
    };
    for (const auto& line : lines) {
        bars.categories.push_back(line.name);
        before.values.push_back(number(line.before));
        now.values.push_back(number(line.now));
    }
    if (two) bars.series.push_back(std::move(before));
    bars.series.push_back(std::move(now));
    return ui::render(bars);
}

ui::Html paragraph(const ui::Html& content) { return ui::element("p", {{"class", "govuk-body"}}, content); }
ui::Html heading(const std::string& text) { return ui::element("h3", {{"class", "govuk-heading-m"}}, text); }

ui::Html bullets(const std::vector<ui::Html>& items) {
    ui::Html list;
    for (const auto& item : items) list += ui::element("li", {}, item);
    return items.empty() ? ui::Html{} : ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, list);
}

ui::Html notes_of(const Statement& one) {
    std::vector<ui::Html> notes;
    for (const auto& line : one.spending)
        if (!line.explanation.empty()) notes.push_back(line.name + ": " + line.explanation);
    for (const auto* row : one.variances)
        notes.push_back(row->name == "All" ? row->text : row->name + ": " + row->text);
    for (const auto& remark : one.remarks) notes.push_back(remark.before + value(remark.figure) + remark.after);
    return notes.empty() ? ui::Html{} : heading("Notes") + bullets(notes);
}

ui::Html in_kind(const Statement& one) {
    std::vector<ui::Html> given;
    for (const auto& line : one.in_kind) {
        ui::Html item = line.name + ": " + line.explanation;
        if (line.now) item += ui::Html{" Valued at "} + certainty_in_words(line) + value(line.now) + ".";
        given.push_back(std::move(item));
    }
    return given.empty() ? ui::Html{} : heading("Given in kind") + bullets(given);
}

ui::Html summary_of(const Statement& one) {
    ui::KeyFigures key{.items = {}};
    const auto add = [&](const char* label, const std::optional<Line>& line) {
        if (line && line->now)
            key.items.push_back(
                {.label = label, .value = figures::shown(*line->now), .href = figures::address(*line->now)});
    };
    add("Contributions", one.income);
    add("Expenditure", one.expenditure);
    if (one.balance) add(one.balance->name.c_str(), one.balance);
    for (const auto& line : one.reserve) add(line.name.c_str(), line);
    return key.items.empty() ? ui::Html{} : ui::render(key);
}

ui::Html section_of(const Account& account, const Statement& one) {
    const std::string scope{word(one.scope)};
    const std::string title = one.scope == Scope::children ? "The children's partnership or board alone"
                              : one.scope == Scope::adults ? "The adults' board alone"
                                                           : "Children and adults together";
    ui::Html out = ui::element("h2", {{"class", "govuk-heading-l"}}, title) + summary_of(one);
    const bool two_in = any_before(one.contributions, one.income), two_out = any_before(one.spending, one.expenditure);
    if (!one.contributions.empty() || one.income)
        out += heading("Contributions") +
               lines_table("Contributions, " + whose(account, one.scope), "Partner", one.year, one.contributions,
                           one.income, two_in, !one.contributions.empty()) +
               chart("contributions-" + scope, "Contributions by partner, " + whose(account, one.scope), one.year,
                     one.contributions, two_in);
    out += in_kind(one);
    if (!one.spending.empty() || one.expenditure)
        out += heading("Expenditure") +
               lines_table("Expenditure, " + whose(account, one.scope), "Line", one.year, one.spending, one.expenditure,
                           two_out, false) +
               chart("spending-" + scope, "Expenditure by line, " + whose(account, one.scope), one.year, one.spending,
                     two_out);
    if (!one.by_board.empty())
        out += heading("Shared between the boards") +
               lines_table("Expenditure by board, of the lines whose shares are told", "Board", one.year, one.by_board,
                           std::nullopt, false, false);
    if (!one.reserve.empty())
        out += heading("Reserve") + lines_table("Reserve, " + whose(account, one.scope), "Moment", one.year,
                                                one.reserve, std::nullopt, false, false);
    out += notes_of(one);
    for (const auto* row : one.values)
        out += (row == one.values.front() ? heading("Value for money") : ui::Html{}) + paragraph(row->text);
    return out;
}

ui::Html agreements(const std::vector<Agreement>& all) {
    if (all.empty()) return {};
    std::vector<ui::SummaryRow> rows;
    for (const auto& one : all)
        rows.push_back({.key = one.name + (one.period.empty() ? "" : " (" + one.period + ")"), .value = one.principle});
    return ui::element("h2", {{"class", "govuk-heading-l"}}, "Funding agreements") +
           ui::render(ui::SummaryList{.rows = rows});
}

ui::Html sources(const Shown& shown) {
    std::set<std::string> codes;
    for (const auto& figure : figures_in(shown.statements))
        for (const auto& origin : figure.origins) codes.insert(origin.document);
    codes.erase("");
    std::vector<ui::Html> items;
    for (const auto& code : codes) {
        const auto title = shown.titles.find(code);
        items.push_back(ui::link("/sources/" + http::encode(code), title == shown.titles.end() ? code : title->second));
    }
    if (items.empty()) return {};
    return ui::element("h2", {{"class", "govuk-heading-l"}}, "Sources") + bullets(items);
}

}  // namespace

http::Response show_year(const house::Services& services, const http::Request& request) {
    const auto shown = shown_for(services, request);
    if (!shown) return http::error(404, "The record tells no money of this partnership in this year.");
    const std::string title = "Finance " + shown->year.code();
    ui::Html content = ui::heading(title, shown->account.name);
    for (const auto& one : shown->statements) content += section_of(shown->account, one);
    content += agreements(shown->agreements) + sources(*shown);
    content += ui::element("h2", {{"class", "govuk-heading-l"}}, "Download") +
               bullets({ui::link(address_of(shown->account.partnership, shown->year, "xlsx"),
                                 "Tables and figures as a workbook (XLSX)"),
                        ui::link(address_of(shown->account.partnership, shown->year, "csv"),
                                 "Every figure with its source (CSV)")});
    return {.body = ui::page(house::shell(services, request),
                             {.title = title + ": " + shown->account.name,
                              .content = content,
                              .breadcrumbs = {{.text = "Finance", .href = "/finance"}, {.text = shown->year.code()}},
                              .section = "/finance"})
                        .str()};
}

}  // namespace finance
