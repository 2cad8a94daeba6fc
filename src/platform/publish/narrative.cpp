#include "platform/publish/narrative.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>

#include "core/check.h"
#include "core/utf8.h"
#include "platform/publish/typed_numbers.h"

namespace publish {
namespace {

Token read_token(const std::string& inside) {
    Token token;
    std::size_t at = 0;
    const auto skip = [&] {
        while (at < inside.size() && inside[at] == ' ') ++at;
    };
    const auto word = [&](bool name) {
        std::string text;
        bool quoted = false;
        while (at < inside.size() && (quoted || inside[at] != ' ') && !(name && inside[at] == '=')) {
            if (inside[at] == '"')
                quoted = !quoted;
            else
                text += inside[at];
            ++at;
        }
        return text;
    };
    skip();
    token.kind = word(false);
    for (skip(); at < inside.size(); skip()) {
        const std::string name = word(true);
        if (at < inside.size() && inside[at] == '=') {
            ++at;
            token.with[name] = word(false);
        } else {
            token.rest += (token.rest.empty() ? "" : " ") + name;
        }
    }
    return token;
}

/// Walks cmark's tree. One narrative, one reader.
class Reader {
  public:
    Reader(const std::string& file, const Resolve& resolve, core::Faults& faults, Numbers numbers)
        : file_(file), resolve_(resolve), faults_(faults), numbers_(numbers) {}

    std::vector<Block> blocks;

    void read(cmark_node* root) {
        for (cmark_node* node = cmark_node_first_child(root); node != nullptr; node = cmark_node_next(node))
            block(node);
    }

  private:
    void block(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_HEADING:
                blocks.emplace_back(Heading{cmark_node_get_heading_level(node), words(node)});
                break;
            case CMARK_NODE_PARAGRAPH:
                if (auto inside = lone_token(node); !inside.empty())
                    token_block(std::move(inside), line(node));
                else
                    blocks.emplace_back(Paragraph{inlines(node)});
                break;
            case CMARK_NODE_LIST:
                list(node);
                break;
            default:
                if (cmark_node_get_type_string(node) == std::string_view{"table"})
                    table(node);
                else
                    faults_.push_back({file_, line(node), "",
                                       "A narrative holds headings, paragraphs, lists and tables only.",
                                       "Write this part as one of them."});
        }
    }

    /// The paragraph before a table, all of it in italics, is the table's caption and is taken away as a paragraph.
    std::string caption() {
        if (blocks.empty()) return {};
        const auto* before = std::get_if<Paragraph>(&blocks.back());
        if (before == nullptr || before->content.size() != 1) return {};
        const auto* title = std::get_if<Emphasis>(&before->content.front());
        if (title == nullptr) return {};
        std::string text = title->text;
        blocks.pop_back();
        return text;
    }

    void table(cmark_node* node) {
        Table table{.caption = caption(), .columns = {}, .rows = {}};
        if (table.caption.empty())
            faults_.push_back({file_, line(node), "", "A table has no caption.",
                               "Write it in a paragraph of its own before the table, between stars: *Caption*."});
        for (cmark_node* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
            cmark_node* cell = cmark_node_first_child(row);
            if (cmark_gfm_extensions_get_table_row_is_header(row) != 0) {
                for (; cell != nullptr; cell = cmark_node_next(cell)) table.columns.push_back(words(cell));
                continue;
            }
            table.rows.push_back({.header = words(cell), .cells = {}});
            for (cell = cmark_node_next(cell); cell != nullptr; cell = cmark_node_next(cell))
                table.rows.back().cells.push_back(inlines(cell));
        }
        // "---:" sets a column to the right: numbers.
        const std::uint8_t* set = cmark_gfm_extensions_get_table_alignments(node);
        for (std::size_t i = 1; i < table.columns.size(); ++i) table.numeric.push_back(set[i] == 'r');
        blocks.emplace_back(std::move(table));
    }

    void list(cmark_node* node) {
        List list{cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, {}};
        for (cmark_node* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
            Inlines content;
            for (cmark_node* part = cmark_node_first_child(item); part != nullptr; part = cmark_node_next(part)) {
                if (cmark_node_get_type(part) != CMARK_NODE_PARAGRAPH || !content.empty())
                    faults_.push_back({file_, line(part), "", "An item of a list is one paragraph.",
                                       "Write lists within lists and further paragraphs on their own."});
                for (auto& one : inlines(part)) content.push_back(std::move(one));
            }
            list.items.push_back(std::move(content));
        }
        blocks.emplace_back(std::move(list));
    }

    /// What stands between the braces when the paragraph is one token and nothing else; empty otherwise.
    static std::string lone_token(cmark_node* node) {
        const std::string text = plain(node);
        const bool whole = text.starts_with("{{") && text.ends_with("}}") && text.find("{{", 2) == std::string::npos;
        return whole ? text.substr(2, text.size() - 4) : std::string{};
    }

    void token_block(std::string inside, std::size_t at_line) {
        auto resolved = resolve_(read_token(inside));
        if (!resolved) {
            no_token(inside, at_line, resolved.error().for_user);
            blocks.emplace_back(Paragraph{{Text{"{{" + inside + "}}"}}});
            return;
        }
        if (auto* one = std::get_if<Inline>(&*resolved)) {
            blocks.emplace_back(Paragraph{{std::move(*one)}});
            return;
        }
        for (auto& block : std::get<std::vector<Block>>(*resolved)) blocks.push_back(std::move(block));
    }

    void no_token(const std::string& inside, std::size_t at_line, const std::string& why) {
        faults_.push_back({file_, at_line, "", why, "Correct {{" + inside + "}}."});
    }

    void check_numbers(const std::string& text, std::size_t at_line) {
        if (numbers_ == Numbers::taken) return;
        for (const auto& number : typed_numbers(text))
            faults_.push_back({file_, at_line, "", "The number \"" + number + "\" is typed.",
                               "Put the token of its figure in its place."});
    }

    static std::size_t line(cmark_node* node) { return static_cast<std::size_t>(cmark_node_get_start_line(node)); }

    static std::string literal(cmark_node* node) {
        const char* text = cmark_node_get_literal(node);
        return text == nullptr ? "" : text;
    }

    static std::string plain(cmark_node* node) {
        std::string text;
        for (cmark_node* part = cmark_node_first_child(node); part != nullptr; part = cmark_node_next(part)) {
            const auto type = cmark_node_get_type(part);
            if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
                text += literal(part);
            else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
                text += ' ';
            else
                text += plain(part);
        }
        return text;
    }

    /// Words of a heading, a link, bold or italic text: a token has no place there.
    std::string words(cmark_node* node) {
        std::string text = plain(node);
        if (text.find("{{") != std::string::npos)
            faults_.push_back({file_, line(node), "", "A token stands inside a heading, a link, bold or italic text.",
                               "Move it outside."});
        // What stands in italics is a title.
        else if (cmark_node_get_type(node) != CMARK_NODE_EMPH)
            check_numbers(text, line(node));
        return text;
    }

    /// Text is gathered until something else comes, so that a token may hold characters that cmark splits at.
    Inlines inlines(cmark_node* node) {
        Inlines content;
        std::string text;
        const auto flush = [&] {
            with_tokens(text, line(node), content);
            text.clear();
        };
        for (cmark_node* part = cmark_node_first_child(node); part != nullptr; part = cmark_node_next(part)) {
            switch (cmark_node_get_type(part)) {
                case CMARK_NODE_TEXT:
                case CMARK_NODE_CODE:
                    text += literal(part);
                    break;
                case CMARK_NODE_SOFTBREAK:
                case CMARK_NODE_LINEBREAK:
                    text += ' ';
                    break;
                case CMARK_NODE_STRONG:
                    flush();
                    content.emplace_back(Strong{words(part)});
                    break;
                case CMARK_NODE_EMPH:
                    flush();
                    content.emplace_back(Emphasis{words(part)});
                    break;
                case CMARK_NODE_LINK:
                    flush();
                    content.emplace_back(Link{words(part), safe_address(part)});
                    break;
                default:
                    faults_.push_back(
                        {file_, line(node), "", "Raw HTML and images have no place in a narrative.", "Remove it."});
            }
        }
        flush();
        return content;
    }

    std::string safe_address(cmark_node* node) {
        const std::string address = cmark_node_get_url(node);
        if (address.starts_with("https://") || address.starts_with("http://") || address.starts_with("/") ||
            address.starts_with("#"))
            return address;
        faults_.push_back({file_, line(node), "", "A link leads to \"" + core::clipped(address, 60) + "\".",
                           "Links begin with https:// or /."});
        return "#";
    }

    Inline inline_token(const std::string& inside, std::size_t at_line) {
        auto resolved = resolve_(read_token(inside));
        if (!resolved)
            no_token(inside, at_line, resolved.error().for_user);
        else if (auto* one = std::get_if<Inline>(&*resolved))
            return std::move(*one);
        else
            faults_.push_back({file_, at_line, "", "A table, chart or list stands inside a sentence.",
                               "Put {{" + inside + "}} into a paragraph of its own."});
        return Text{"{{" + inside + "}}"};
    }

    void with_tokens(const std::string& text, std::size_t at_line, Inlines& content) {
        std::size_t at = 0;
        std::string words_outside;
        while (at < text.size()) {
            const auto open = text.find("{{", at);
            const auto close = open == std::string::npos ? open : text.find("}}", open);
            if (close == std::string::npos) break;
            if (open > at) content.emplace_back(Text{text.substr(at, open - at)});
            words_outside += text.substr(at, open - at) + " . ";
            const std::string inside = text.substr(open + 2, close - open - 2);
            content.push_back(inline_token(inside, at_line));
            at = close + 2;
        }
        if (text.find("{{", at) != std::string::npos)
            faults_.push_back({file_, at_line, "", "A token is never closed.", "End it with }}."});
        if (at < text.size()) content.emplace_back(Text{text.substr(at)});
        check_numbers(words_outside + text.substr(at), at_line);
    }

    const std::string& file_;
    const Resolve& resolve_;
    core::Faults& faults_;
    Numbers numbers_;
};

}  // namespace

std::vector<Block> read_narrative(const std::string& markdown, const std::string& file, const Resolve& resolve,
                                  core::Faults& faults, Numbers numbers) {
    static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
    core::check(registered, "the extension for tables is there");
    const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser{cmark_parser_new(CMARK_OPT_DEFAULT),
                                                                             &cmark_parser_free};
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root{cmark_parser_finish(parser.get()),
                                                                       &cmark_node_free};
    Reader reader{file, resolve, faults, numbers};
    reader.read(root.get());
    return std::move(reader.blocks);
}

}  // namespace publish
