#include "platform/publish/cells.h"

#include "platform/figures/interval.h"

namespace publish {
namespace {

std::string text_of(const Inline& part) {
    struct Visit {
        std::string operator()(const Text& one) const { return one.text; }
        std::string operator()(const Strong& one) const { return one.text; }
        std::string operator()(const Emphasis& one) const { return one.text; }
        std::string operator()(const Link& one) const { return one.text; }
        std::string operator()(const FigureText& one) const { return one.shown; }
    };
    return std::visit(Visit{}, part);
}

Cell words(std::string text) { return {.text = std::move(text), .number = {}, .figure = {}}; }

Cell count_of(const std::optional<std::int64_t>& number) {
    if (!number) return words("");
    return {.text = core::grouped(*number), .number = Number{core::Decimal{*number}, core::Unit::count}, .figure = {}};
}

Cell value_of(const figures::Figure& figure) {
    if (!figure.value) return words("");
    return {
        .text = figures::shown(figure), .number = Number{figure.value->value(), figure.value->unit()}, .figure = {}};
}

Cell limit_of(const figures::Figure& figure, core::Decimal figures::Limits::*which) {
    const auto told = figures::limits(figure);
    if (!told) return words("");
    const auto& limit = (*told).*which;
    return {.text = limit.grouped(), .number = Number{limit, figure.unit}, .figure = {}};
}

/// One fact of every source; when all are the same, once.
Cell sources_of(const figures::Figure& figure, std::string figures::Origin::*fact) {
    std::string all;
    bool same = true;
    for (const auto& origin : figure.origins) {
        same = same && origin.*fact == figure.origins.front().*fact;
        if (&origin != &figure.origins.front()) all += "; ";
        all += origin.*fact;
    }
    return words(same && !figure.origins.empty() ? figure.origins.front().*fact : all);
}

}  // namespace

Cell cell_of(const Inlines& content) {
    Cell cell = words("");
    for (const auto& part : content) cell.text += text_of(part);
    if (content.size() != 1) return cell;
    const auto* figure = std::get_if<FigureText>(&content.front());
    if (figure == nullptr) return cell;
    cell.figure = figure->figure.id;
    // A figure told in other words ("2,560 to 2,961, up 401") is text: the number alone would say something else.
    if (figure->figure.value && figure->shown == figures::shown(figure->figure))
        cell.number = value_of(figure->figure).number;
    return cell;
}

std::string in_words(const Table& table) {
    std::string text;
    for (const auto& row : table.rows) {
        text += (text.empty() ? "" : " ") + row.header + ": ";
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            text += (c == 0 ? "" : ", ") + (row.cells.size() > 1 ? table.columns[c + 1] + " " : "") +
                    cell_of(row.cells[c]).text;
        text += ".";
    }
    return text;
}

Table drawn_part(const Chart& chart) {
    Table table = chart.data;
    if (chart.drawn_rows > 0 && chart.drawn_rows < table.rows.size())
        table.rows.erase(table.rows.begin() + static_cast<std::ptrdiff_t>(chart.drawn_rows), table.rows.end());
    const auto columns = chart.drawn_columns;
    if (columns == 0 || columns + 1 >= table.columns.size()) return table;
    table.columns.resize(columns + 1);
    for (auto& row : table.rows) row.cells.resize(columns);
    return table;
}

std::string movement_in(const std::string& change) {
    for (const char* begins : {", up ", ", down ", ", no change"})
        if (const auto at = change.rfind(begins); at != std::string::npos) return change.substr(at + 2);
    return change;
}

std::vector<const Table*> tables_in(const Document& document) {
    std::vector<const Table*> tables;
    for (const auto& block : document.blocks)
        if (const auto* table = table_of(block)) tables.push_back(table);
    return tables;
}

const std::vector<FigureColumn>& figure_columns() {
    using figures::Figure;
    using figures::Origin;
    static const std::vector<FigureColumn> columns{
        {"Figure", "The figure's stable identifier.", false, [](const Figure& f) { return words(f.id); }},
        {"Label", "What the figure is, in words.", false, [](const Figure& f) { return words(f.label); }},
        {"Value", "The number, in the unit beside it; empty where there is none.", true, value_of},
        {"As told", "The value, change or reason for its absence as readers see it.", false,
         [](const Figure& f) { return words(f.computed.empty() ? figures::shown(f) : f.computed); }},
        {"Unit", "What the number counts or measures.", false,
         [](const Figure& f) { return words(std::string{core::word(f.unit)}); }},
        {"Numerator", "Of a share or rate, where it is told.", true,
         [](const Figure& f) { return f.value ? count_of(f.value->numerator()) : words(""); }},
        {"Denominator", "Of a share or rate, where it is told.", true,
         [](const Figure& f) { return f.value ? count_of(f.value->denominator()) : words(""); }},
        {"Base", "What the share or rate is of.", false, [](const Figure& f) { return words(figures::base(f)); }},
        {"Lower limit", "Of the 95% interval of a share or rate; empty where its base is not told.", true,
         [](const Figure& f) { return limit_of(f, &figures::Limits::low); }},
        {"Upper limit", "Of the 95% interval of a share or rate; empty where its base is not told.", true,
         [](const Figure& f) { return limit_of(f, &figures::Limits::high); }},
        {"Period", "The code of the period.", false, [](const Figure& f) { return words(f.period); }},
        {"Period in words", "The period as readers see it.", false,
         [](const Figure& f) { return words(f.period_label); }},
        {"Area", "The code of the area (ONS).", false, [](const Figure& f) { return words(f.area); }},
        {"Area name", "The area.", false, [](const Figure& f) { return words(f.area_name); }},
        {"Breakdown", "The part of the total that is told; empty for the total.", false,
         [](const Figure& f) { return words(f.breakdown); }},
        {"Definition", "What is counted, and how.", false,
         [](const Figure& f) { return words(f.definition.description); }},
        {"Document", "The code of the source document.", false,
         [](const Figure& f) { return sources_of(f, &Origin::document); }},
        {"Title", "The title of the source document.", false,
         [](const Figure& f) { return sources_of(f, &Origin::title); }},
        {"Section", "The section of the source document.", false,
         [](const Figure& f) { return sources_of(f, &Origin::section); }},
        {"Passage", "The passage in that section.", false,
         [](const Figure& f) { return sources_of(f, &Origin::passage); }},
        {"Recorded value", "The value as the source tells it.", false,
         [](const Figure& f) { return sources_of(f, &Origin::value); }},
        {"Status", "Whether it is published, provisional or revised.", false,
         [](const Figure& f) { return sources_of(f, &Origin::status); }},
        {"Note", "What the source or the record adds.", false,
         [](const Figure& f) { return sources_of(f, &Origin::note); }}};
    return columns;
}

std::string slug(std::string_view text, std::size_t most) {
    std::string out;
    for (const char c : text) {
        if (out.size() >= most) break;
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool plain = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (plain)
            out += lower;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (out.ends_with('-')) out.pop_back();
    return out;
}

}  // namespace publish
