#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ui {

/// One thing to put right in a form.
struct FieldError {
    std::string field;         ///< the field's name; empty: the form as a whole
    std::string message;       ///< says what to do: "Enter the date of the meeting"
    std::string control = {};  ///< id of the control to go to; empty: the field's name
};

/// All that a person must put right in a form, in the order of its fields. The page's "Error: " title, its error
/// summary and each field's message are made from this one list.
class FieldErrors {
  public:
    void add(std::string field, std::string message, std::string control = {}) {
        all_.push_back({.field = std::move(field), .message = std::move(message), .control = std::move(control)});
    }
    bool empty() const { return all_.empty(); }
    const std::vector<FieldError>& all() const { return all_; }
    /// The first message of this field; empty when it has none.
    std::string_view message(std::string_view field) const {
        for (const auto& error : all_)
            if (error.field == field) return error.message;
        return {};
    }

  private:
    std::vector<FieldError> all_;
};

}  // namespace ui
