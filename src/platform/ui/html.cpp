#include "platform/ui/html.h"

#include <algorithm>
#include <array>

#include "core/check.h"
#include "platform/ui/out.h"

namespace ui {
namespace {

constexpr std::string_view replacement(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

constexpr std::array<bool, 256> special = [] {
    std::array<bool, 256> table{};
    for (const char c : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(c)] = true;
    return table;
}();

bool is_void(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"br", "col", "hr", "img", "input", "link", "meta", "source"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

template <class All>
Html build(Literal name, const All& attributes, const Html& content) {
    std::string out;
    out.reserve(content.str().size() + 64);
    out += '<';
    out += name.text();
    for (const auto& attribute : attributes) {
        out += ' ';
        out += attribute.name.text();
        out += "=\"";
        append_escaped(out, attribute.value);
        out += '"';
    }
    out += '>';
    if (is_void(name.text())) {
        core::check(content.empty(), "a void element has no content");
        return Html::trusted(std::move(out));
    }
    out += content.str();
    out += "</";
    out += name.text();
    out += '>';
    return Html::trusted(std::move(out));
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    // Runs of ordinary characters are appended whole: most text has nothing to escape.
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!special[static_cast<unsigned char>(text[i])]) continue;
        out.append(text, begin, i - begin);
        out += replacement(text[i]);
        begin = i + 1;
    }
    out.append(text, begin);
}

Html::Html(std::string_view text) { append_escaped(markup_, text); }

Html markup(Literal literal) { return Html::trusted(std::string{literal.text()}); }

Html join(const std::vector<Html>& parts) {
    std::size_t size = 0;
    for (const auto& part : parts) size += part.str().size();
    std::string whole;
    whole.reserve(size);
    for (const auto& part : parts) whole += part.str();
    return Html::trusted(std::move(whole));
}

Html element(Literal name, std::initializer_list<Attribute> attributes, const Html& content) {
    return build(name, attributes, content);
}
Html element(Literal name, const Attributes& attributes, const Html& content) {
    return build(name, attributes, content);
}

}  // namespace ui
