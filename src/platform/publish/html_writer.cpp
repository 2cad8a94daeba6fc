#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "core/check.h"
#include "core/embedded.h"
#include "platform/figures/interval.h"
#include "platform/publish/cells.h"
#include "platform/publish/document.h"
#include "platform/publish/drawings.h"
#include "platform/publish/html.h"
#include "platform/publish/pictures.h"
#include "platform/ui/layout.h"

namespace embedded {
std::span<const core::EmbeddedFile> publish_files();
std::span<const core::EmbeddedFile> assets();
}  // namespace embedded

namespace publish {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

/// Writes blocks; numbers the figures in order of appearance so that each leads to one line of the appendix.
class Writer {
  public:
    explicit Writer(FigureLinks links, Medium medium = Medium::screen) : links_(links), medium_(medium) {}

    std::string out;

    void write(const Block& block) {
        std::visit([&](const auto& one) { write(one); }, block);
    }

    int number_of(const std::string& id) {
        const auto [at, fresh] = numbers_.emplace(id, static_cast<int>(numbers_.size()) + 1);
        return at->second;
    }

    /// A heading's anchor; a second heading of the same words gets a number.
    std::string anchor(const std::string& heading) {
        const std::string base = slug(heading, std::string::npos);
        const int before = anchors_[base]++;
        return before == 0 ? base : base + "-" + std::to_string(before + 1);
    }

  private:
    void write(const Heading& heading) {
        const std::string tag = "h" + std::to_string(heading.level);
        out += "<" + tag + " id=\"" + anchor(heading.text) + "\" class=\"" + heading_class(heading.level) + "\">" +
               escaped(heading.text) + "</" + tag + ">\n";
    }
    static const char* heading_class(int level) {
        return level == 1   ? "govuk-heading-xl"
               : level == 2 ? "govuk-heading-l"
               : level == 3 ? "govuk-heading-m"
                            : "govuk-heading-s";
    }
    void write(const Paragraph& paragraph) {
        out += "<p class=\"govuk-body\">";
        if (paragraph.number > 0) out += std::to_string(paragraph.number) + ". ";
        write(paragraph.content);
        out += "</p>\n";
    }
    void write(const List& list) {
        const char* tag = list.ordered ? "ol" : "ul";
        out += std::string{"<"} + tag + " class=\"govuk-list " +
               (list.ordered ? "govuk-list--number" : "govuk-list--bullet") + "\">\n";
        for (const auto& item : list.items) {
            out += "<li>";
            write(item);
            out += "</li>\n";
        }
        out += std::string{"</"} + tag + ">\n";
    }
    void write(const Table& table) {
        // Only a screen scrolls.
        if (medium_ == Medium::screen) out += ui::scroll_area_begins(table.caption).str() + "\n";
        out += "<table class=\"govuk-table" + std::string{stays_whole(table) ? " cairn-table--whole" : ""} +
               "\">\n<caption class=\"govuk-table__caption govuk-table__caption--m\">" + escaped(table.caption) +
               "</caption>\n" + (medium_ == Medium::office ? widths_of(table) : "") +
               "<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">";
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            out += "<th scope=\"col\" class=\"govuk-table__header" + numeric(table, i, "govuk-table__header--numeric") +
                   "\"" + alignment(table, i) + ">" + escaped(table.columns[i]) + "</th>";
        out += "</tr></thead>\n<tbody class=\"govuk-table__body\">\n";
        for (const auto& row : table.rows) {
            out += "<tr class=\"govuk-table__row\"><th scope=\"row\" class=\"govuk-table__header\">" +
                   escaped(row.header) + "</th>";
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                out += "<td class=\"govuk-table__cell" + numeric(table, i + 1, "govuk-table__cell--numeric") + "\"" +
                       alignment(table, i + 1) + ">";
                write(row.cells[i]);
                write_interval(row.cells[i]);
                out += "</td>";
            }
            out += "</tr>\n";
        }
        out += medium_ == Medium::screen ? "</tbody>\n</table>\n</div>\n" : "</tbody>\n</table>\n";
    }
    void write(const Chart& chart) { write_drawing(chart, chart.alternative); }
    void write(const Structure& structure) { write_drawing(structure, structure.alternative); }
    template <class Drawn>
    void write_drawing(const Drawn& drawn, const std::string& alternative) {
        const auto drawing = drawing_of(drawn, "chart-" + std::to_string(++charts_)).str();
        out += medium_ == Medium::office ? drawing_to_take(drawing, escaped(alternative)) : drawing + "\n";
        write(drawn.data);
    }
    /// On paper a short table stands on one page.
    bool stays_whole(const Table& table) const {
        constexpr std::size_t most_rows = 16, most_letters = 2000;
        std::size_t letters = 0;
        for (const auto& row : table.rows)
            for (const auto& cell : row.cells) letters += cell_of(cell).text.size();
        return medium_ == Medium::paper && table.rows.size() <= most_rows && letters <= most_letters;
    }
    /// A word processor divides a table evenly unless it is told; columns are as wide as what stands in them asks.
    static std::string widths_of(const Table& table) {
        constexpr std::size_t most = 24;
        std::vector<std::size_t> wanted;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            std::size_t longest = 0, word = 0;
            const auto measure = [&](const std::string& text) {
                longest = std::max(longest, text.size());
                for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
                    end = std::min(text.find(' ', at), text.size());
                    word = std::max(word, end - at);
                }
            };
            measure(table.columns[c]);
            for (const auto& row : table.rows) measure(c == 0 ? row.header : cell_of(row.cells[c - 1]).text);
            wanted.push_back(std::max(std::min(longest, most), word + 3));
        }
        const auto whole = std::accumulate(wanted.begin(), wanted.end(), std::size_t{0});
        std::string out = "<colgroup>";
        for (const auto one : wanted) out += fmt::format("<col style=\"width: {}%\">", one * 100 / whole);
        return out + "</colgroup>\n";
    }
    static bool is_numeric(const Table& table, std::size_t column) {
        return column > 0 && column <= table.numeric.size() && table.numeric[column - 1];
    }
    static std::string numeric(const Table& table, std::size_t column, const char* name) {
        return is_numeric(table, column) ? std::string{" "} + name : "";
    }
    /// pandoc reads no style sheet.
    const char* alignment(const Table& table, std::size_t column) const {
        return medium_ == Medium::office && is_numeric(table, column) ? " style=\"text-align: right\"" : "";
    }
    void write(const Inlines& inlines) {
        for (const auto& part : inlines) std::visit([&](const auto& one) { write_inline(one); }, part);
    }
    /// How sure a share or rate is, below it: only where its base is told.
    void write_interval(const Inlines& cell) {
        const auto* told = cell.size() == 1 ? std::get_if<FigureText>(&cell.front()) : nullptr;
        const auto words = told == nullptr ? std::string{} : figures::interval_in_words(told->figure);
        if (!words.empty()) out += " <span class=\"cairn-period\">(" + words + ")</span>";
    }
    void write_inline(const Text& part) { out += escaped(part.text); }
    // Chromium tags <strong> and <em> with types of PDF 2.0 in a file of PDF 1.4, where readers do not know them.
    void write_inline(const Strong& part) { write_marked(medium_ == Medium::paper ? "b" : "strong", part.text); }
    void write_inline(const Emphasis& part) { write_marked(medium_ == Medium::paper ? "i" : "em", part.text); }
    void write_marked(const std::string& tag, const std::string& text) {
        out += "<" + tag + ">" + escaped(text) + "</" + tag + ">";
    }
    void write_inline(const Link& part) {
        out += "<a class=\"govuk-link\" href=\"" + escaped(part.address) + "\">" + escaped(part.text) + "</a>";
    }
    void write_inline(const FigureText& part) {
        const std::string target = links_ == FigureLinks::to_pages
                                       ? figures::address(part.figure)
                                       : "#figure-" + std::to_string(number_of(part.figure.id));
        const bool whole = part.shown.find(' ') == std::string::npos;
        out += "<a class=\"govuk-link cairn-figure" + std::string{whole ? " cairn-figure--whole" : ""} + "\" href=\"" +
               escaped(target) + "\">" + escaped(with_minus(part.shown)) + "</a>";
    }
    /// A hyphen before an amount is a minus, at which no line breaks.
    static std::string with_minus(const std::string& shown) {
        std::string told;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const bool begins = i == 0 || shown[i - 1] == ' ' || shown[i - 1] == '(';
            const auto rest = std::string_view{shown}.substr(i + 1);
            const bool amount = rest.starts_with("£") || (!rest.empty() && rest.front() >= '0' && rest.front() <= '9');
            if (shown[i] == '-' && begins && amount)
                told += "\u2212";
            else
                told += shown[i];
        }
        return told;
    }

    FigureLinks links_;
    Medium medium_;
    std::map<std::string, int> numbers_;
    std::map<std::string, int> anchors_;
    int charts_ = 0;
};

std::string source_of(const figures::Origin& origin) {
    return origin.title + ", " + origin.section + " (" + origin.passage + ")";
}

/// The appendix: each figure with its definition, base and source. It is a description list rather than a table, so
/// that it reads in order on a narrow screen.
std::string appendix(const std::vector<figures::Figure>& figures, Writer& writer, Medium medium) {
    if (figures.empty()) return {};
    const std::string label = medium == Medium::paper ? "b" : "strong";
    std::string out =
        "<h2 id=\"where-each-figure-comes-from\" class=\"govuk-heading-l\">Where each figure comes from</h2>\n"
        "<ol class=\"govuk-list govuk-list--number cairn-sources\">\n";
    for (const auto& figure : figures) {
        out += "<li id=\"figure-" + std::to_string(writer.number_of(figure.id)) + "\"><" + label + ">" +
               escaped(figure.label) + ":</" + label + "> " + escaped(figures::shown(figure)) + ". ";
        out += escaped(figure.definition.description);
        const std::string base = figures::base(figure);
        if (!base.empty()) out += " Base: " + escaped(base) + ".";
        for (const auto& origin : figure.origins) {
            out += "<br>Source: " + escaped(source_of(origin)) + ". Recorded value: " + escaped(origin.value) + ".";
            if (!origin.note.empty()) out += " Note: " + escaped(origin.note) + (origin.note.ends_with('.') ? "" : ".");
        }
        out += "</li>\n";
    }
    return out + "</ol>\n";
}

std::string contents(const Document& document) {
    Writer numbering{FigureLinks::to_appendix};
    std::string out =
        "<nav aria-labelledby=\"contents\"><h2 id=\"contents\" class=\"govuk-heading-m\">Contents</h2>\n"
        "<ul class=\"govuk-list\">\n";
    for (const auto& block : document.blocks) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading == nullptr) continue;
        const std::string anchor = numbering.anchor(heading->text);
        if (heading->level == 2)
            out += "<li><a class=\"govuk-link\" href=\"#" + anchor + "\">" + escaped(heading->text) + "</a></li>\n";
    }
    if (!figures_in(document).empty())
        out +=
            "<li><a class=\"govuk-link\" href=\"#where-each-figure-comes-from\">Where each figure comes "
            "from</a></li>\n";
    return out + "</ul></nav>\n";
}

std::string_view style_sheet(std::span<const core::EmbeddedFile> files, std::string_view name) {
    for (const auto& file : files)
        if (file.path == name) return file.bytes;
    core::check(false, "the report's style sheets were built into the program");
    return {};
}

/// A text between quotation marks in a style sheet.
std::string css_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\' || c == '<')
            out += fmt::format("\\{:x} ", static_cast<int>(c));
        else
            out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
}

std::string head_of(const Document& document, Medium medium) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + escaped(document.language) +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<title>" +
                      escaped(document.title) +
                      "</title>\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    if (medium == Medium::office) return out + "</head>\n";
    if (medium == Medium::paper)
        out +=
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'; img-src data:\">\n";
    out += "<style>\n";
    out += style_sheet(embedded::publish_files(), "report.css");
    const bool draws = std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        return std::holds_alternative<Chart>(block) || std::holds_alternative<Structure>(block);
    });
    if (draws) out += style_sheet(embedded::assets(), "charts.css");
    if (medium == Medium::paper) out += "@page { @bottom-left { content: " + css_string(document.title) + "; } }\n";
    return out + "</style>\n</head>\n";
}

}  // namespace

ui::Html blocks_to_html(const Disclosed<Document>& disclosed, FigureLinks links) {
    Writer writer{links};
    for (const auto& block : disclosed->blocks) writer.write(block);
    return ui::Html::trusted(std::move(writer.out));
}

ui::Html stored_html(std::string html) { return ui::Html::trusted(std::move(html)); }

std::string to_html(const Disclosed<Document>& disclosed) { return html_for(disclosed, Medium::screen); }

std::string html_for(const Disclosed<Document>& disclosed, Medium medium) {
    const Document& document = *disclosed;
    Writer writer{FigureLinks::to_appendix, medium};
    // What stands before the first section is the front: the title, and what the document says of itself.
    std::size_t front = 0, before_sections = 0;
    for (const auto& block : document.blocks) {
        const auto* heading = std::get_if<Heading>(&block);
        if (front == 0 && heading != nullptr && heading->level > 1) front = writer.out.size();
        if (front == 0) ++before_sections;
        writer.write(block);
    }
    if (front == 0) front = writer.out.size();
    core::check(writer.out.starts_with("<h1"), "a document begins with its title");
    const bool cover = medium == Medium::paper && before_sections > 1;
    std::string out = head_of(document, medium) + "<body>\n";
    if (medium == Medium::screen) out += "<a class=\"skip\" href=\"#main\">Skip to main content</a>\n";
    if (medium != Medium::office)
        out += "<header><p>" + escaped(document.publisher) + "</p></header>\n<main id=\"main\">\n";
    if (cover) out += "<div class=\"cover\">\n";
    out += writer.out.substr(0, front);
    out += "<p class=\"about\">" + escaped(document.about) + "</p>\n";
    if (cover) out += "</div>\n";
    out += contents(document);
    out += writer.out.substr(front) + appendix(figures_in(document), writer, medium);
    if (medium != Medium::office)
        out +=
            "</main>\n<footer><p>" + escaped(document.publisher) + ", " + escaped(document.period) + "</p></footer>\n";
    return out + "</body>\n</html>\n";
}

}  // namespace publish
