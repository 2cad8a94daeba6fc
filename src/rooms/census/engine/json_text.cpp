#include "rooms/census/engine/json_text.h"

#include <array>
#include <charconv>
#include <cmath>

#include "rooms/census/engine/utf8.h"

namespace census {

void JsonText::before_value() {
    if (comma_ && !after_key_) out_ += ',';
    if (new_line_) out_ += '\n';
    new_line_ = false;
    comma_ = true;
    after_key_ = false;
}

JsonText& JsonText::open(char bracket) {
    before_value();
    out_ += bracket;
    comma_ = false;
    return *this;
}

JsonText& JsonText::close(char bracket) {
    if (new_line_) out_ += '\n';
    new_line_ = false;
    out_ += bracket;
    comma_ = true;
    return *this;
}

JsonText& JsonText::key(std::string_view name) {
    before_value();
    quoted(name);
    out_ += ':';
    after_key_ = true;
    return *this;
}

void JsonText::quoted(std::string_view value) {
    constexpr std::string_view hex = "0123456789abcdef";
    out_ += '"';
    for (const char c : value) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out_ += '\\';
            out_ += c;
        } else if (code < 0x20) {
            out_ += "\\u00";
            out_ += hex[code >> 4U];
            out_ += hex[code & 0xFU];
        } else {
            out_ += c;
        }
    }
    out_ += '"';
}

JsonText& JsonText::text(std::string_view value) {
    before_value();
    if (first_not_utf8(value))
        quoted(as_utf8(value));
    else
        quoted(value);
    return *this;
}

JsonText& JsonText::number(std::int64_t value) {
    before_value();
    out_ += std::to_string(value);
    return *this;
}

JsonText& JsonText::number(double value) {
    if (!std::isfinite(value)) return null();
    before_value();
    std::array<char, 32> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out_.append(digits.data(), end);
    return *this;
}

JsonText& JsonText::flag(bool value) {
    before_value();
    out_ += value ? "true" : "false";
    return *this;
}

JsonText& JsonText::null() {
    before_value();
    out_ += "null";
    return *this;
}

JsonText& JsonText::line() {
    new_line_ = true;
    return *this;
}

std::string JsonText::take() {
    std::string part;
    part.swap(out_);
    return part;
}

}  // namespace census
