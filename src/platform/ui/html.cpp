#include "platform/ui/html.h"

#include <algorithm>
#include <array>

#include "core/check.h"

namespace ui {
namespace {

void append_escaped(std::string& out, std::string_view text) {
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
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
}

bool is_void(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{"br", "col", "hr", "img", "input", "link", "meta", "source"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

template <class Attributes>
Html build(const char* name, const Attributes& attributes, const Html& content) {
    std::string out = "<";
    out += name;
    for (const auto& attribute : attributes) {
        out += ' ';
        out += attribute.name.text();
        out += "=\"";
        append_escaped(out, attribute.value);
        out += '"';
    }
    out += '>';
    if (is_void(name)) {
        core::check(content.empty(), "a void element has no content");
        return Html::trusted(std::move(out));
    }
    out += content.str();
    out += "</";
    out += name;
    out += '>';
    return Html::trusted(std::move(out));
}

}  // namespace

Html::Html(std::string_view text) { append_escaped(markup_, text); }

Html Html::trusted(std::string markup) {
    Html html;
    html.markup_ = std::move(markup);
    return html;
}

Html markup(Literal literal) { return Html::trusted(literal.text()); }

Html join(const std::vector<Html>& parts) {
    Html whole;
    for (const auto& part : parts) whole += part;
    return whole;
}

Html element(Literal name, std::initializer_list<Attribute> attributes, const Html& content) {
    return build(name.text(), attributes, content);
}
Html element(Literal name, const std::vector<Attribute>& attributes, const Html& content) {
    return build(name.text(), attributes, content);
}

}  // namespace ui
