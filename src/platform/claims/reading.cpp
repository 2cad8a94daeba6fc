#include "platform/claims/reading.h"

#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "platform/claims/source.h"
#include "platform/claims/words.h"

namespace claims {
namespace {

/// The level of headings that the text does not mark as such: below all that it marks.
constexpr int guessed_level = 7;

/// Sentences longer than this are cut, so that every check is linear in the text.
constexpr std::size_t longest_sentence = 200;

/// Whether a full stop at `at` ends a sentence, and does not follow an abbreviation or an initial.
bool ends_sentence(const std::vector<Token>& tokens, std::size_t at) {
    const auto& token = tokens[at];
    if (token.is("!") || token.is("?")) return at + 1 == tokens.size() || tokens[at + 1].spaced;
    if (!token.is(".")) return false;
    if (at + 1 == tokens.size()) return true;
    const auto& next = tokens[at + 1];
    const bool closed = next.is("\"") || next.is(")") || next.is("'");
    if (!next.spaced && !closed) return false;
    if (at == 0) return true;
    const auto& last = tokens[at - 1];
    constexpr std::array<std::string_view, 14> abbreviations{"dr", "mr", "mrs", "ms",  "st",   "no", "p",
                                                             "pp", "eg", "ie",  "etc", "para", "vs", "approx"};
    if (last.kind == Token::Kind::word && (is_one_of(last.word, abbreviations) || last.word.size() == 1)) return false;
    return closed || next.capital || next.kind != Token::Kind::word;
}

}  // namespace

std::size_t Block::line_at(std::size_t offset) const {
    const auto after = std::upper_bound(lines.begin(), lines.end(), offset,
                                        [](std::size_t value, const Start& start) { return value < start.offset; });
    return after == lines.begin() ? (lines.empty() ? 0 : lines.front().line) : std::prev(after)->line;
}

std::string_view Sentence::text() const {
    const std::string_view whole = block->text;
    return whole.substr(tokens.front().begin, tokens.back().end - tokens.front().begin);
}
std::size_t Sentence::line() const { return block->line_at(tokens.front().begin); }

Reading::Reading(std::string_view text) {
    auto source = read_source(text);
    blocks_ = std::move(source.blocks);
    for (auto& block : blocks_) {
        block.lower = core::lowered(block.text);
        block.tokens = tokens_of(block.text, block.lower);
    }
    find_sections();
    find_sentences();
    find_tables(source.cells);
    find_lists();
    find_places();
    find_year();
}

void Reading::find_sections() {
    std::vector<std::size_t> open{0};
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        auto& block = blocks_[i];
        // A short line by itself, without an end, heads what follows: PDFs lose the marks of their headings.
        const bool alone = block.after_gap && i + 1 < blocks_.size() && blocks_[i + 1].after_gap;
        if (block.kind == Block::Kind::paragraph && alone && block.lines.size() <= 2 && block.tokens.size() <= 14 &&
            !block.tokens.empty() && block.tokens.front().capital && block.text.back() != '.' &&
            block.text.back() != ';' && block.text.back() != ',' && block.text.back() != '"') {
            block.kind = Block::Kind::heading;
            block.level = guessed_level;
        }
        if (block.kind == Block::Kind::heading) {
            while (open.size() > 1 && headings_[open.back()]->level >= block.level) open.pop_back();
            parents_.push_back(open.back());
            open.push_back(headings_.size());
            headings_.push_back(&block);
        }
        block.section = open.back();
    }
}

bool Reading::is_within(std::size_t inner, std::size_t outer) const {
    while (inner != outer && inner != 0) inner = parents_[inner];
    return inner == outer;
}

std::size_t Reading::chapter(std::size_t section) const {
    while (section != 0 && headings_[section]->level == guessed_level) section = parents_[section];
    return section;
}

void Reading::find_sentences() {
    for (const auto& block : blocks_) {
        if (block.kind == Block::Kind::row) continue;
        const auto& tokens = block.tokens;
        for (std::size_t from = 0, at = 0; at < tokens.size(); ++at) {
            const bool last = at + 1 == tokens.size();
            if (!last && !ends_sentence(tokens, at) && at + 1 - from < longest_sentence) continue;
            sentences_.push_back(
                {&block, std::span{tokens}.subspan(from, at + 1 - from), sentences_.size(), block.section});
            from = at + 1;
        }
    }
}

void Reading::find_tables(const std::vector<std::vector<std::string>>& cells) {
    std::size_t row = 0;
    const Block* last = nullptr;
    for (const auto& block : blocks_) {
        if (block.kind == Block::Kind::row) {
            if (!last || last->kind != Block::Kind::row || block.after_gap) tables_.push_back({{}, block.section});
            Row made{.line = block.lines.front().line, .cells = {}};
            for (const auto& text : cells[row]) {
                const auto lower = core::lowered(text);
                auto tokens = tokens_of(text, lower);
                std::erase_if(tokens, [](const Token& token) { return token.is("*") || token.is("+"); });
                Cell cell{.text = text, .number = {}};
                if (tokens.empty() || text == "-") cell.number.kind = Token::Kind::mark;
                const bool negative = tokens.size() == 2 && tokens[0].is("-");
                const bool bracketed = tokens.size() == 3 && tokens[0].is("(") && tokens[2].is(")");
                if (tokens.size() == 1 || negative || bracketed) cell.number = tokens[tokens.size() == 1 ? 0 : 1];
                if ((negative || bracketed) && cell.number.is_number())
                    cell.number.value = core::Decimal{} - cell.number.value;
                if (cell.number.kind == Token::Kind::year && made.cells.size() > 0 && tables_.back().rows.size() > 1) {
                    cell.number.kind = Token::Kind::count;
                }
                cell.number.word = {};
                made.cells.push_back(std::move(cell));
            }
            tables_.back().rows.push_back(std::move(made));
            ++row;
        }
        last = &block;
    }
}

void Reading::find_lists() {
    const Block* last = nullptr;
    for (const auto& block : blocks_) {
        if (block.kind == Block::Kind::item) {
            if (!last || last->kind != Block::Kind::item) lists_.push_back({});
            lists_.back().items.push_back(&block);
        }
        last = &block;
    }
    // The sentence before a list introduces it when it ends in a colon.
    std::size_t next = 0;
    for (std::size_t i = 0; i + 1 < sentences_.size() && next < lists_.size(); ++i) {
        if (sentences_[i + 1].block != lists_[next].items.front()) continue;
        const auto& lead = sentences_[i];
        if (lead.tokens.back().is(":") && lead.block->kind != Block::Kind::item) lists_[next].lead = &lead;
        ++next;
    }
    // An item of the same list may follow behind a paragraph: then the count is not known.
    for (std::size_t i = 0; i < lists_.size(); ++i) {
        const auto* end = lists_[i].items.back();
        if (!end->tokens.empty() && end->tokens.back().is(":")) lists_[i].whole = false;
        if (i + 1 < lists_.size() && !lists_[i + 1].lead && lists_[i + 1].items.front()->section == end->section)
            lists_[i].whole = false;
    }
}

}  // namespace claims
