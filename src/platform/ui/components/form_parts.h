#pragma once
#include <string>

#include "platform/ui/components/part.h"

namespace ui {

/// The words beside a control. Nothing is written when `text` is empty.
struct Label {
    Html text;
    std::string for_id = {};  ///< id of the control; controls fill it in for their own label
    std::string classes = {};
    bool is_page_heading = false;  ///< wraps it in the page's h1
    Attributes attributes = {};
};
Html render(const Label& label);

struct Hint {
    Html text;
    std::string id = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Hint& hint);

struct ErrorMessage {
    Html text;
    std::string id = {};
    std::string classes = {};
    /// Said before the message to those who do not see its colour. Empty leaves it out.
    std::string visually_hidden_text = "Error";
    Attributes attributes = {};
};
Html render(const ErrorMessage& message);

struct Legend {
    Html text;
    std::string classes = {};
    bool is_page_heading = false;
};

struct Fieldset {
    Part<Legend> legend;
    Html content = {};  ///< controls that hold a fieldset fill it in
    std::string described_by = {};
    std::string role = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Fieldset& fieldset);

/// The box around a control with its label, hint and message.
struct FormGroup {
    std::string classes = {};
    Attributes attributes = {};
    Html before_input = {};  ///< for groups of inputs: before the first
    Html after_input = {};   ///< for groups of inputs: after the last
};

}  // namespace ui
