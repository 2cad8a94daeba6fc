#include <algorithm>

#include "core/check.h"
#include "platform/ui/charts/figure.h"
#include "platform/ui/charts/pairs.h"

namespace ui {
namespace {

constexpr int bar_height = 24;

double count(const SurveyRow& row, std::size_t answer) { return drawable(row.counts[answer]).value_or(0); }

double total(const SurveyRow& row) {
    double sum = 0;
    for (std::size_t i = 0; i < row.counts.size(); ++i) sum += count(row, i);
    return sum;
}

/// The share to the left of the middle: answers against, and half of the middle one.
double against(const SurveyRow& row) {
    const auto n = row.counts.size();
    double sum = 0;
    for (std::size_t i = 0; i < n / 2; ++i) sum += count(row, i);
    if (n % 2 == 1) sum += count(row, n / 2) / 2;
    return sum / total(row);
}

std::string share_of(const SurveyRow& row, std::size_t answer) {
    return format_number(100 * count(row, answer) / total(row)) + "%";
}

std::string describe(const DivergingBar& chart) {
    std::string text;
    for (const auto& row : chart.rows) {
        if (!text.empty()) text += ' ';
        text += row.question + ": ";
        if (total(row) <= 0) text += "no answers";
        for (std::size_t i = 0; total(row) > 0 && i < chart.answers.size(); ++i)
            text += (i > 0 ? ", " : "") + chart.answers[i] + " " + share_of(row, i);
        text += '.';
    }
    return text;
}

/// Shades say how strong an answer is, the pattern which one it is.
std::size_t look(const DivergingBar& chart, std::size_t answer) {
    const auto n = chart.answers.size();
    constexpr std::size_t middle = 4;
    if (n % 2 == 1 && answer == n / 2) return middle;
    constexpr std::size_t left[] = {2, 3, 5};
    constexpr std::size_t right[] = {0, 1, 5};
    const auto distance = answer < n / 2 ? answer : n - 1 - answer;
    return answer < n / 2 ? left[std::min<std::size_t>(distance, 2)] : right[std::min<std::size_t>(distance, 2)];
}

void write_row(Out& out, const DivergingBar& chart, const SurveyRow& row, double half) {
    const double all = total(row);
    out << "<div class=\"cairn-bars__category\"><div class=\"cairn-bars__name\">";
    out.text(row.question) << "</div><div class=\"cairn-bars__row\"><svg class=\"cairn-bars__bar\" width=\"100%\" "
                              "focusable=\"false\"";
    pixels(out, "height", bar_height);
    out << ">";
    double from = all > 0 ? 0.5 - against(row) / (2 * half) : 0.5;
    for (std::size_t i = 0; all > 0 && i < row.counts.size(); ++i) {
        const double width = count(row, i) / all / (2 * half);
        if (width <= 0) continue;
        out << "<rect class=\"cairn-chart__box\" y=\"1\"";
        percent(out, "x", from);
        percent(out, "width", width);
        pixels(out, "height", bar_height - 2);
        bar_fill(out, chart.id, look(chart, i));
        out << "><title>";
        out.text(chart.answers[i] + ": " + share_of(row, i)) << "</title></rect>";
        from += width;
    }
    out << "<line class=\"cairn-chart__zero\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"100%\"/></svg><span "
           "class=\"cairn-bars__value\">";
    out.text(all > 0 ? "n = " + format_number(all) : "no answers") << "</span></div></div>";
}

Html key(const DivergingBar& chart) {
    Out out;
    out << "<ul class=\"cairn-chart__key\">";
    for (std::size_t i = 0; i < chart.answers.size(); ++i) {
        out << "<li><svg width=\"24\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"><rect "
               "class=\"cairn-chart__box\" width=\"24\" height=\"16\"";
        bar_fill(out, chart.id, look(chart, i));
        out << "/></svg> ";
        out.text(chart.answers[i]) << "</li>";
    }
    out << "</ul>";
    return out;
}

}  // namespace

Html render(const DivergingBar& chart) {
    core::check(chart.answers.size() >= 2 && chart.answers.size() <= 7, "a survey has two to seven answers");
    double half = 0.01;
    Table table{.head = {Cell{.text = chart.row_name}}, .rows = {}, .first_cell_is_header = true};
    for (const auto& answer : chart.answers) table.head.push_back(numeric(answer));
    table.head.push_back(numeric("Answers"));
    for (const auto& row : chart.rows) {
        core::check(row.counts.size() == chart.answers.size(), "a row has a count for each answer");
        for (std::size_t i = 0; i < row.counts.size(); ++i) core::check(count(row, i) >= 0, "counts are not negative");
        auto& cells = table.rows.emplace_back();
        cells.emplace_back(row.question);
        const bool any = total(row) > 0;
        for (std::size_t i = 0; i < row.counts.size(); ++i)
            cells.push_back(numeric(any ? format_number(count(row, i)) + " (" + share_of(row, i) + ")" : "0"));
        cells.push_back(numeric(format_number(total(row))));
        if (any) half = std::max({half, against(row), 1 - against(row)});
    }
    ChartFigure figure{.id = chart.id,
                       .title = chart.title,
                       .unit = "Share of answers",
                       .description = chart.description.empty() ? describe(chart) : chart.description,
                       .key = key(chart),
                       .table = std::move(table)};
    Out out;
    out << "<div class=\"cairn-bars\" role=\"img\"";
    out.attribute("aria-label", figure.title + ". " + figure.description) << ">" << bar_patterns(chart.id, 6);
    for (const auto& row : chart.rows) write_row(out, chart, row, half);
    out << "</div>";
    figure.drawing = std::move(out).html();
    return render(figure);
}

}  // namespace ui
