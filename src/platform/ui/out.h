#pragma once
#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

#include "platform/ui/html.h"

namespace ui {

/// Appends `text` with the five characters that mean something in HTML replaced.
void append_escaped(std::string& out, std::string_view text);

/// How components write: everything is appended to one string. Literals and Html pass as they are, all else is escaped.
/// For platform/ui only.
class Out {
  public:
    Out() { markup_.reserve(512); }

    Out& operator<<(Literal literal) {
        markup_ += literal.text();
        return *this;
    }
    /// Exactly Html: text must not slip in through its conversion.
    template <std::same_as<Html> Exactly>
    Out& operator<<(const Exactly& html) {
        markup_ += html.str();
        return *this;
    }
    Out& text(std::string_view text) {
        append_escaped(markup_, text);
        return *this;
    }
    Out& number(long long value) {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        markup_.append(digits, end);
        return *this;
    }
    /// ` name="value"`; nothing when the value is empty.
    Out& optional(Literal name, std::string_view value) {
        if (!value.empty()) attribute(name, value);
        return *this;
    }
    /// ` name="value"`, even when the value is empty.
    Out& attribute(Literal name, std::string_view value) {
        markup_ += ' ';
        markup_ += name.text();
        markup_ += "=\"";
        append_escaped(markup_, value);
        markup_ += '"';
        return *this;
    }
    Out& attributes(const Attributes& all) {
        for (const auto& one : all) attribute(one.name, one.value);
        return *this;
    }
    /// ` more`, inside an open class attribute; nothing when empty.
    Out& classes(std::string_view more) {
        if (more.empty()) return *this;
        markup_ += ' ';
        append_escaped(markup_, more);
        return *this;
    }
    void reserve(std::size_t bytes) { markup_.reserve(bytes); }

    Html html() && { return Html::trusted(std::move(markup_)); }
    operator Html() && { return Html::trusted(std::move(markup_)); }  // NOLINT(google-explicit-constructor)

  private:
    std::string markup_;
};

}  // namespace ui
