#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/fault.h"
#include "platform/figures/figures.h"
#include "platform/publish/disclosed.h"
#include "platform/ui/html.h"

/// One model of a publication; every format is written from it, so what is accessible in the model is so in all of
/// them.
namespace publish {

struct Text {
    std::string text;
};
struct Strong {
    std::string text;
};
struct Emphasis {
    std::string text;
};
struct Link {
    std::string text;
    std::string address;
};
/// A number in a publication: always a traced figure. `shown` is how it reads here ("2,961", or a change in words).
struct FigureText {
    figures::Figure figure;
    std::string shown;
    std::string when_withheld = {};  ///< what a sentence says in its place ("a few"); empty: that it is withheld
};
using Inline = std::variant<Text, Strong, Emphasis, Link, FigureText>;
using Inlines = std::vector<Inline>;

struct Heading {
    int level;  ///< 1 to 6
    std::string text;
};
struct Paragraph {
    Inlines content;
    int number = 0;  ///< in a paper whose paragraphs are numbered; 0: none
};
struct List {
    bool ordered;
    std::vector<Inlines> items;
};
/// Every table has a caption and a header for each column and each row.
struct Table {
    std::string caption;
    std::vector<std::string> columns;  ///< the first heads the row headers
    struct Row {
        std::string header;
        std::vector<Inlines> cells;  ///< one less than columns
    };
    std::vector<Row> rows;
    std::vector<bool> numeric = {};  ///< for each column after the first: whether it is set to the right
};
enum class Drawing {
    bars,         ///< a row is a category, a column a series
    lines,        ///< a row is a period, oldest first, a column a series
    before_after  ///< a row is a measure; two columns
};
/// What is drawn stands in `data`, which every format shows beside it: a drawing never says what no table says.
struct Chart {
    Drawing drawing;
    std::string alternative;  ///< what the drawing shows, for those who do not see it
    std::string unit;         ///< "children", "%"; may be empty
    int decimals = 0;
    Table data;  ///< its caption is the chart's title
    /// The first rows, and columns after the headers, that are drawn; 0: all. A total or a share stands in the table
    /// alone.
    std::size_t drawn_rows = 0, drawn_columns = 0;
    std::optional<int> top = {};  ///< where the axis ends, where that is not for the values to say: 100, 10
};
/// Who reports to whom.
struct Structure {
    struct Body {
        std::string id;
        std::string name;
        std::string note = {};
    };
    struct Line {
        std::string from;  ///< id of the lower body
        std::string to;
        bool advises = false;  ///< dotted
    };
    std::string alternative;
    std::vector<Body> bodies;
    std::vector<Line> lines;
    Table data;  ///< the same in words; its caption is the chart's title
};
using Block = std::variant<Heading, Paragraph, List, Table, Chart, Structure>;

/// The table of a block that is one or shows one beside a drawing; null for others.
const Table* table_of(const Block& block);

/// A draft: what writers accept is a Disclosed<Document> (disclose.h).
struct Document {
    std::string title;
    std::string publisher;
    std::string period;  ///< label
    std::string language = "en-GB";
    std::string about;  ///< one paragraph on how the document was made
    std::vector<Block> blocks = {};
};

/// What keeps the document from being accessible: heading levels that jump or go below six, tables without caption or
/// header, drawings without words for those who do not see them. Empty: nothing.
core::Faults faults_of(const Document& document);

/// Every figure that the document tells, each once, in order of first appearance.
std::vector<figures::Figure> figures_in(const Document& document);

enum class FigureLinks {
    to_appendix,  ///< a file on its own: each figure leads to its line in the appendix
    to_pages,     ///< inside Cairn: each figure leads to its page
};

/// The whole document as one HTML file: its own style sheet inside, no script, no address outside it.
std::string to_html(const Disclosed<Document>& disclosed);
/// The blocks alone, for a page of the application.
ui::Html blocks_to_html(const Disclosed<Document>& disclosed, FigureLinks links);
/// What `blocks_to_html` gave when a publication was made, as the store kept it.
ui::Html stored_html(std::string html);
/// The document and every figure in it, with its source.
std::string to_json(const Disclosed<Document>& disclosed);

}  // namespace publish
