#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

/// Markup that is safe to send. Made from text (always escaped), from components, or from literals in the program.
class Html {
  public:
    Html() = default;
    /// Text, escaped.
    Html(std::string_view text);  // NOLINT(google-explicit-constructor): text is always safe
    Html(const std::string& text) : Html(std::string_view{text}) {}  // NOLINT(google-explicit-constructor)
    Html(const char* text) : Html(std::string_view{text}) {}         // NOLINT(google-explicit-constructor)

    /// Markup made at run time. Allowed in platform/ui only (tools/tidy).
    static Html trusted(std::string markup);

    const std::string& str() const { return markup_; }
    bool empty() const { return markup_.empty(); }
    Html& operator+=(const Html& more) {
        markup_ += more.markup_;
        return *this;
    }
    friend Html operator+(Html left, const Html& right) {
        left += right;
        return left;
    }

  private:
    std::string markup_;
};

/// Markup from a string literal of the program: a run-time string does not compile.
class Literal {
  public:
    consteval Literal(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor)
    constexpr const char* text() const { return text_; }

  private:
    const char* text_;
};
Html markup(Literal literal);

Html join(const std::vector<Html>& parts);

/// One attribute. The value is escaped. `name` is a literal.
struct Attribute {
    Literal name;
    std::string value;
};

/// `element("p", {{"class", "govuk-body"}}, "Text")`. Void elements ("img", "input", ...) take no content.
Html element(Literal name, std::initializer_list<Attribute> attributes, const Html& content = {});
Html element(Literal name, const std::vector<Attribute>& attributes, const Html& content = {});

}  // namespace ui
