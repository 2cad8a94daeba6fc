#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace census {

/// Writes one JSON document piece by piece. Text that is not UTF-8 is mended on the way out.
class JsonText {
  public:
    JsonText& begin_object() { return open('{'); }
    JsonText& end_object() { return close('}'); }
    JsonText& begin_array() { return open('['); }
    JsonText& end_array() { return close(']'); }
    /// The name of the value that is written next.
    JsonText& key(std::string_view name);
    JsonText& text(std::string_view value);
    JsonText& number(std::int64_t value);
    JsonText& number(double value);
    JsonText& flag(bool value);
    JsonText& null();
    /// `text`, or null where there is none.
    JsonText& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
    /// A new line before the next value or bracket: for people who open the file.
    JsonText& line();

    const std::string& written() const { return out_; }
    /// Hands over what is written so far, so that a long document need not be held.
    std::string take();

  private:
    JsonText& open(char bracket);
    JsonText& close(char bracket);
    void before_value();
    void quoted(std::string_view value);

    std::string out_;
    bool comma_ = false;
    bool after_key_ = false;
    bool new_line_ = false;
};

}  // namespace census
