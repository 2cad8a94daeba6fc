#include "canonical.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// White space in and around these belongs to the text; everything else is a block for this purpose.
constexpr std::array<std::string_view, 12> flowing{"a",     "abbr",  "b", "code", "em",     "i",
                                                   "label", "small", "s", "span", "strong", "time"};
// These stand in the text like a word, and are blocks inside.
constexpr std::array<std::string_view, 7> word_like{"button", "input", "img", "select", "svg", "textarea", "output"};
constexpr std::array<std::string_view, 2> verbatim{"pre", "textarea"};

template <std::size_t n>
bool among(const std::array<std::string_view, n>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Canonical {
  public:
    void node(const GumboNode& node) {
        if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) return element(node.v.element);
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA)
            text(node.v.text.text);
    }
    void children(const GumboElement& element) {
        for (unsigned i = 0; i < element.children.length; ++i)
            node(*static_cast<const GumboNode*>(element.children.data[i]));
    }
    std::string finish() {
        block_edge();
        return std::move(out_);
    }

  private:
    static std::string name_of(const GumboElement& element) {
        if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
        GumboStringPiece piece = element.original_tag;
        gumbo_tag_from_original_text(&piece);
        return {piece.data, piece.length};
    }

    /// Classes are words: how many spaces stand between them means nothing.
    static std::string words(std::string_view text) {
        std::string all;
        for (const char c : text) {
            if (!is_space(c)) all += c;
            if (is_space(c) && !all.empty() && all.back() != ' ') all += ' ';
        }
        if (!all.empty() && all.back() == ' ') all.pop_back();
        return all;
    }

    void open(const GumboElement& element, const std::string& name) {
        std::vector<std::pair<std::string, std::string>> attributes;
        for (unsigned i = 0; i < element.attributes.length; ++i) {
            const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
            const std::string key = attribute.name;
            attributes.emplace_back(key, key == "class" ? words(attribute.value) : attribute.value);
        }
        std::sort(attributes.begin(), attributes.end());
        out_ += "<" + name;
        for (const auto& [key, value] : attributes) out_ += " " + key + "=\"" + value + "\"";
        out_ += ">\n";
    }

    void element(const GumboElement& element) {
        const auto name = name_of(element);
        if (among(flowing, name)) {
            open(element, name);
            children(element);
            out_ += "</" + name + ">\n";
            return;
        }
        const bool word = among(word_like, name);
        if (word) {
            // It ends the run of white space before it as a letter would.
            trailing_space_ = std::string::npos;
        } else {
            block_edge();
        }
        open(element, name);
        const bool kept = std::exchange(verbatim_, verbatim_ || among(verbatim, name));
        after_space_ = true;
        trailing_space_ = std::string::npos;
        children(element);
        verbatim_ = kept;
        block_edge();
        out_ += "</" + name + ">\n";
        if (word) after_space_ = false;
    }

    /// White space before and after the edge of a block is not shown.
    void block_edge() {
        if (trailing_space_ != std::string::npos) out_.erase(trailing_space_, 2);
        trailing_space_ = std::string::npos;
        after_space_ = true;
    }

    void text(std::string_view text) {
        if (verbatim_) {
            out_ += "'" + std::string{text} + "'\n";
            return;
        }
        std::string word;
        const auto flush = [&] {
            if (!word.empty()) out_ += word + "\n";
            word.clear();
        };
        for (const char c : text) {
            if (!is_space(c)) {
                word += c;
                after_space_ = false;
                trailing_space_ = std::string::npos;
            } else if (!after_space_) {
                flush();
                trailing_space_ = out_.size();
                out_ += "_\n";
                after_space_ = true;
            }
        }
        flush();
    }

    std::string out_;
    bool after_space_ = true;                         // white space here would not be shown
    std::size_t trailing_space_ = std::string::npos;  // where a space was written that a block's edge would undo
    bool verbatim_ = false;
};

std::vector<std::string_view> lines(std::string_view text) {
    std::vector<std::string_view> all;
    while (!text.empty()) {
        const auto end = text.find('\n');
        all.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return all;
}

}  // namespace

std::string canonical(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    const bool document = html.starts_with("<!DOCTYPE");
    if (!document) options.fragment_context = GUMBO_TAG_DIV;
    GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
    Canonical result;
    result.children(output->root->v.element);
    gumbo_destroy_output(&options, output);
    return result.finish();
}

std::string first_difference(std::string_view ours, std::string_view theirs) {
    const auto a = lines(ours);
    const auto b = lines(theirs);
    std::size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
    const auto show = [&](const std::vector<std::string_view>& all) {
        std::string some;
        for (std::size_t i = at > 2 ? at - 2 : 0; i < std::min(at + 4, all.size()); ++i)
            some += "    " + std::string{all[i]} + "\n";
        return some;
    };
    return "  ours:\n" + show(a) + "  theirs:\n" + show(b);
}
