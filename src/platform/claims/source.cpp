#include "platform/claims/source.h"

#include <algorithm>

#include "core/utf8.h"

namespace claims {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "12", "Page 12 of 40", "- 12 -": the number of a printed page, alone on its line.
bool is_furniture(std::string_view line) {
    if (line.empty() || line.size() > 20) return false;
    bool digits = false;
    std::string words;
    for (const char c : line) {
        if (is_digit(c))
            digits = true;
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            words += static_cast<char>(c | 0x20);
        else if (c != ' ' && c != '-' && c != '|' && c != '.')
            return false;
    }
    return digits && (words.empty() || words == "page" || words == "pageof" || words == "of");
}

/// The length of a list mark at the beginning ("- ", "* ", "3. ", "a) "); 0: none.
std::size_t item_mark(std::string_view line) {
    constexpr std::string_view marks[] = {"- ",           "* ",           "+ ",           "\xE2\x80\xA2",
                                          "\xE2\x96\xAA", "\xE2\x97\x8F", "\xE2\x98\x85", "\xEF\x82\xB7",
                                          "\xC2\xB7",     "o  "};
    for (const auto mark : marks)
        if (line.starts_with(mark)) return mark.size();
    std::size_t digits = 0;
    while (digits < line.size() && digits < 3 && is_digit(line[digits])) ++digits;
    if (digits > 0 && digits + 1 < line.size() && (line[digits] == '.' || line[digits] == ')') &&
        line[digits + 1] == ' ')
        return digits + 2;
    if (line.size() > 2 && line[0] >= 'a' && line[0] <= 'z' && line[1] == ')' && line[2] == ' ') return 3;
    return 0;
}

/// "| a | b |" or "a<tab>b": its cells; empty when the line is no row.
std::vector<std::string> cells_of(std::string_view line) {
    const char tie = line.find('\t') != std::string_view::npos ? '\t' : '|';
    auto rest = line;
    if (tie == '|') {
        const auto inner = core::trimmed(line);
        if (!inner.starts_with('|') || inner.size() < 3) return {};
        rest = inner.substr(1, inner.ends_with('|') ? inner.size() - 2 : inner.size() - 1);
    }
    std::vector<std::string> cells;
    for (std::size_t from = 0;;) {
        const auto next = rest.find(tie, from);
        cells.push_back(cleaned(rest.substr(from, next == std::string_view::npos ? next : next - from)));
        if (next == std::string_view::npos) break;
        from = next + 1;
    }
    if (cells.size() < 2) return {};
    return cells;
}

/// "---", "|---|---|", "===": a rule.
bool is_rule(std::string_view line) {
    return line.size() >= 3 && line.find_first_not_of("-=_*|: \t+") == std::string_view::npos;
}

class Cutter {
  public:
    Source read(std::string_view text) {
        std::size_t number = 0;
        for (std::size_t from = 0; from < text.size();) {
            auto end = text.find_first_of("\r\n", from);
            if (end == std::string_view::npos) end = text.size();
            take(text.substr(from, end - from), ++number);
            from = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
        }
        close();
        return std::move(source_);
    }

  private:
    void take(std::string_view raw, std::size_t number) {
        if (auto cells =
                raw.find_first_of("\t|") == std::string_view::npos ? std::vector<std::string>{} : cells_of(raw);
            !cells.empty() && std::any_of(cells.begin(), cells.end(), [](const auto& cell) { return !cell.empty(); })) {
            close();
            if (is_rule(core::trimmed(raw))) return;
            begin(Block::Kind::row, number);
            for (const auto& cell : cells) append(cell + " ", number);
            source_.cells.push_back(std::move(cells));
            close();
            gap_ = false;
            return;
        }
        const auto line = core::trimmed(raw);
        if (line.empty() || is_rule(line) || line.starts_with("```")) return blank();
        if (is_furniture(line)) return;
        if (line.starts_with('#')) return heading(line, number);
        const auto mark = item_mark(line);
        const auto text = cleaned(line.substr(mark));
        if (text.empty()) return blank();
        const bool indented = raw.starts_with("  ") || raw.starts_with('\t');
        if (mark > 0) {
            close();
            begin(Block::Kind::item, number);
        } else if (open_ && open_->kind == Block::Kind::item && gap_ && !indented) {
            close();
        }
        // A paragraph that a page's end tore apart goes on in small letters.
        const bool torn =
            !open_ && last_ && gap_ && mark == 0 && text[0] >= 'a' && text[0] <= 'z' && is_unfinished(*last_);
        if (torn) open_ = last_;
        if (!open_) begin(Block::Kind::paragraph, number);
        append(text, number);
        gap_ = false;
    }

    static bool is_unfinished(const Block& block) {
        return block.kind != Block::Kind::heading && block.kind != Block::Kind::row && block.text.size() > 60 &&
               std::string_view{".:;!?\")"}.find(block.text.back()) == std::string_view::npos;
    }

    void heading(std::string_view line, std::size_t number) {
        close();
        const auto level = std::min<std::size_t>(line.find_first_not_of('#'), 6);
        const auto text = cleaned(core::trimmed(line.substr(std::min(line.size(), line.find_first_not_of('#')))));
        if (text.empty() || is_furniture(text)) return;
        begin(Block::Kind::heading, number);
        open_->level = static_cast<int>(level);
        append(text, number);
        close();
        gap_ = false;
    }
    void blank() {
        if (open_ && open_->kind != Block::Kind::item) close();
        gap_ = true;
    }
    void begin(Block::Kind kind, std::size_t number) {
        open_ = &source_.blocks.emplace_back();
        open_->kind = kind;
        open_->after_gap = gap_ || number == 1;
    }
    void append(std::string_view text, std::size_t number) {
        if (!open_->text.empty() && open_->text.back() != ' ') open_->text += ' ';
        open_->lines.push_back({open_->text.size(), number});
        open_->text += text;
    }
    void close() {
        if (open_) last_ = open_;
        open_ = nullptr;
    }

    Source source_;
    Block* open_ = nullptr;
    Block* last_ = nullptr;
    bool gap_ = true;
};

}  // namespace

Source read_source(std::string_view text) { return Cutter{}.read(text); }

}  // namespace claims
