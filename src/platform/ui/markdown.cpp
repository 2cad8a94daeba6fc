#include "platform/ui/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "core/check.h"

namespace ui {
namespace {

struct Free {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(char* text) const { std::free(text); }  // NOLINT(cppcoreguidelines-no-malloc): cmark's default
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// A line of raw markup becomes the text that it is: nothing that a person typed is lost.
void show_as_text(cmark_node* html) {
    const bool block = cmark_node_get_type(html) == CMARK_NODE_HTML_BLOCK;
    std::string literal = cmark_node_get_literal(html);
    while (!literal.empty() && literal.back() == '\n') literal.pop_back();
    cmark_node* text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, literal.c_str());
    cmark_node* shown = text;
    if (block) {
        shown = cmark_node_new(CMARK_NODE_PARAGRAPH);
        cmark_node_append_child(shown, text);
    }
    const bool replaced = cmark_node_replace(html, shown) != 0;
    core::check(replaced, "text may stand where markup stood");
    cmark_node_free(html);
}

void adapt(cmark_node* document, int top_heading) {
    std::vector<cmark_node*> raw;
    std::vector<cmark_node*> headings;
    int highest = 6;
    cmark_iter* iterator = cmark_iter_new(document);
    for (auto event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator)) {
        if (event != CMARK_EVENT_ENTER) continue;
        cmark_node* node = cmark_iter_get_node(iterator);
        const auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) raw.push_back(node);
        if (type != CMARK_NODE_HEADING) continue;
        headings.push_back(node);
        highest = std::min(highest, cmark_node_get_heading_level(node));
    }
    cmark_iter_free(iterator);
    for (cmark_node* node : headings)
        cmark_node_set_heading_level(node, std::min(6, cmark_node_get_heading_level(node) - highest + top_heading));
    for (cmark_node* node : raw) show_as_text(node);
}

}  // namespace

Html markdown(std::string_view text, int top_heading) {
    static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
    core::check(registered, "the extensions register once");
    constexpr int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SMART;
    const std::unique_ptr<cmark_parser, Free> parser{cmark_parser_new(options)};
    for (const char* name : {"table", "strikethrough", "autolink"}) {
        cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
        core::check(extension != nullptr, "cmark-gfm has its core extensions");
        cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    cmark_parser_feed(parser.get(), text.data(), text.size());
    const std::unique_ptr<cmark_node, Free> document{cmark_parser_finish(parser.get())};
    adapt(document.get(), top_heading);
    const std::unique_ptr<char, Free> html{
        cmark_render_html(document.get(), options, cmark_parser_get_syntax_extensions(parser.get()))};
    std::string prose = html.get();
    // Quotes in the text are escaped, so these stand in tags only.
    replace_all(prose, " align=\"right\"", " class=\"cairn-numeric\"");
    replace_all(prose, " align=\"center\"", " class=\"cairn-centred\"");
    replace_all(prose, " align=\"left\"", "");
    return Html::trusted("<div class=\"cairn-prose\">" + prose + "</div>");
}

}  // namespace ui
