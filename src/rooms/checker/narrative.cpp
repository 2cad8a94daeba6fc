#include <algorithm>

#include "rooms/checker/narrative.h"

namespace checker {
namespace {

template <class... Kinds>
struct Each : Kinds... {
    using Kinds::operator()...;
};
template <class... Kinds>
Each(Kinds...) -> Each<Kinds...>;  // clang 14 does not find it by itself

std::string text_of(const publish::Inlines& content) {
    std::string text;
    for (const auto& part : content)
        text += std::visit(Each{[](const publish::FigureText& figure) { return figure.shown; },
                                [](const auto& words) { return words.text; }},
                           part);
    return text;
}

/// One line: what would end it becomes a space.
std::string on_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return text;
}

class Writer {
  public:
    Narrative take() { return std::move(narrative_); }

    void operator()(const publish::Heading& heading) {
        heading_ = heading.text;
        line({});
        line(std::string(static_cast<std::size_t>(heading.level), '#') + " " + heading.text);
        line({});
    }
    void operator()(const publish::Paragraph& paragraph) {
        line(text_of(paragraph.content));
        line({});
    }
    void operator()(const publish::List& list) {
        for (const auto& item : list.items) line("- " + text_of(item));
        line({});
    }
    void operator()(const publish::Table& table) {
        row(table.columns);
        for (const auto& one : table.rows) {
            std::vector<std::string> cells{one.header};
            for (const auto& cell : one.cells) cells.push_back(text_of(cell));
            row(cells);
        }
        line({});
    }
    void operator()(const publish::Chart& chart) {
        // Its words tell the table once more, in sentences that nobody wrote.
        (*this)(chart.data);
    }
    void operator()(const publish::Structure& structure) {
        line(structure.alternative);
        line({});
    }

  private:
    void line(const std::string& text) {
        narrative_.text += on_one_line(text) + "\n";
        narrative_.heading_of_line.push_back(heading_);
    }
    void row(const std::vector<std::string>& cells) {
        std::string text;
        for (const auto& cell : cells)
            text += (text.empty() && &cell == &cells.front() ? "" : "\t") + on_one_line(cell);
        narrative_.text += text + "\n";
        narrative_.heading_of_line.push_back(heading_);
    }

    Narrative narrative_;
    std::string heading_;
};

}  // namespace

Narrative narrative_of(const publish::Document& document) {
    Writer writer;
    writer(publish::Heading{1, document.title});
    for (const auto& block : document.blocks) std::visit(writer, block);
    return writer.take();
}

}  // namespace checker
