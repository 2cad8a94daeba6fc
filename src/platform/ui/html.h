#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

/// A string literal of the program. A run-time string does not compile.
class Literal {
  public:
    consteval Literal(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor)
    constexpr std::string_view text() const { return text_; }

    /// For names that only exist at run time. Allowed in platform/ui only (tools/tidy). `text` must outlive the result.
    static constexpr Literal trusted(std::string_view text) { return Literal{text, 0}; }

  private:
    constexpr Literal(std::string_view text, int) : text_(text) {}
    std::string_view text_;
};

/// Markup that is safe to send. Made from text (always escaped), from components, or from literals in the program.
class Html {
  public:
    Html() = default;
    /// Text, escaped.
    Html(std::string_view text);  // NOLINT(google-explicit-constructor): text is always safe
    Html(const std::string& text) : Html(std::string_view{text}) {}  // NOLINT(google-explicit-constructor)
    Html(const char* text) : Html(std::string_view{text}) {}         // NOLINT(google-explicit-constructor)

    /// Markup made at run time. Allowed in platform/ui only (tools/tidy).
    static Html trusted(std::string markup) {
        Html html;
        html.markup_ = std::move(markup);
        return html;
    }

    const std::string& str() const& { return markup_; }
    std::string str() && { return std::move(markup_); }
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

/// What a component holds where text and markup are dressed differently: text becomes a paragraph, markup stays as it
/// is.
class Content {
  public:
    Content() = default;
    Content(Html html) : html_(std::move(html)) {}                         // NOLINT(google-explicit-constructor)
    Content(std::string_view text) : html_(text), is_text_(true) {}        // NOLINT(google-explicit-constructor)
    Content(const std::string& text) : Content(std::string_view{text}) {}  // NOLINT(google-explicit-constructor)
    Content(const char* text) : Content(std::string_view{text}) {}         // NOLINT(google-explicit-constructor)

    const Html& html() const { return html_; }
    bool is_text() const { return is_text_; }
    bool empty() const { return html_.empty(); }

  private:
    Html html_;
    bool is_text_ = false;
};

Html markup(Literal literal);

Html join(const std::vector<Html>& parts);

/// One attribute. The value is escaped. `name` is a literal.
struct Attribute {
    Literal name;
    std::string value;
};
using Attributes = std::vector<Attribute>;

/// `element("p", {{"class", "govuk-body"}}, "Text")`. Void elements ("img", "input", ...) take no content.
Html element(Literal name, std::initializer_list<Attribute> attributes, const Html& content = {});
Html element(Literal name, const Attributes& attributes, const Html& content = {});

}  // namespace ui
