#pragma once
#include <cstddef>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/claims/token.h"

namespace claims {

/// A run of text that belongs together: a paragraph, an item of a list, a heading, a row of a table.
struct Block {
    enum class Kind { paragraph, item, heading, row };
    Kind kind = Kind::paragraph;
    std::string text;   ///< without markup, one space between words
    std::string lower;  ///< the same in lower case, byte by byte
    struct Start {
        std::size_t offset, line;
    };
    std::vector<Start> lines;  ///< where each line of the source begins in `text`
    int level = 0;             ///< of a heading
    std::size_t section = 0;   ///< number of the heading that it stands under
    bool after_gap = true;     ///< a blank line stands before it
    std::vector<Token> tokens;

    std::size_t line_at(std::size_t offset) const;
};

/// One sentence of a block: tokens first to last, both from the block.
struct Sentence {
    const Block* block;
    std::span<const Token> tokens;
    std::size_t number;  ///< in the document
    std::size_t section;

    std::string_view text() const;
    std::size_t line() const;
};

/// A cell of a table: its words, and its number where it is one.
struct Cell {
    std::string text;
    Token number;  ///< kind word when the cell is no number, mark when it is empty
    bool is_number() const { return number.is_number(); }
    bool is_empty() const { return number.kind == Token::Kind::mark; }
};

struct Row {
    std::size_t line;
    std::vector<Cell> cells;
};

struct Table {
    std::vector<Row> rows;
    std::size_t section;
};

/// Consecutive items, and the sentence that introduces them where one does.
struct List {
    const Sentence* lead = nullptr;
    std::vector<const Block*> items;
    bool whole = true;  ///< nothing interrupts it that could hide further items
};

/// A document as the checks read it. Made once; every view in it points into it, so it does not move.
class Reading {
  public:
    /// Markdown or plain text, whatever its line ends; bytes that are not UTF-8 stay as they are. Linear in the text.
    explicit Reading(std::string_view source);
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    const std::deque<Block>& blocks() const { return blocks_; }
    const std::vector<Sentence>& sentences() const { return sentences_; }
    const std::vector<Table>& tables() const { return tables_; }
    const std::vector<List>& lists() const { return lists_; }
    /// The headings above a section, the nearest last; number 0 is the part before the first heading.
    const Block* heading(std::size_t section) const { return headings_[section]; }
    /// Whether `inner` is the section or lies under it.
    bool is_within(std::size_t inner, std::size_t outer) const;
    /// The section that a section lies under; 0 for the outermost.
    std::size_t parent(std::size_t section) const { return parents_[section]; }

    /// The nearest section whose heading is marked as one in the text, from this one outwards: guessed headings are
    /// passed.
    std::size_t chapter(std::size_t section) const;

    /// Names that the text uses as places ("in Rutland"), in lower case.
    bool is_place(const Token& token) const;
    /// The place that a token of a sentence speaks of: named before it, in the sentence, the paragraph or the headings.
    /// Several named together are one place: "leicester+rutland". Empty when none is told.
    std::string place_of(const Sentence& sentence, const Token& token) const;
    /// The reporting year that the document speaks of most, as its first year; 0 when it names none.
    int main_year() const { return main_year_; }

  private:
    void find_sections();
    void find_sentences();
    void find_tables(const std::vector<std::vector<std::string>>& cells);
    void find_lists();
    void find_places();
    void find_year();

    std::deque<Block> blocks_;
    std::vector<const Block*> headings_{nullptr};
    std::vector<std::size_t> parents_{0};
    std::vector<std::string> section_places_;
    std::vector<Sentence> sentences_;
    std::vector<Table> tables_;
    std::vector<List> lists_;
    std::vector<std::string> places_;  ///< sorted
    int main_year_ = 0;
};

/// The content words of the noun phrase that follows a token, as sorted stems; at most `most` words.
std::vector<std::string> phrase_after(std::span<const Token> tokens, std::size_t at, std::size_t most = 5);
/// All content words of these tokens, as sorted stems.
std::vector<std::string> content_of(std::span<const Token> tokens);

}  // namespace claims
