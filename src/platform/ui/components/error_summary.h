#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/ui/html.h"

namespace ui {

struct ErrorSummaryItem {
    Html text;
    std::string href = {};  ///< "#" and the id of the control; empty: no link
    Attributes attributes = {};
};

/// All that is wrong in a form. Pages get theirs from `ui::page`, which makes it from the form's FieldErrors.
struct ErrorSummary {
    Html title;
    std::vector<ErrorSummaryItem> errors = {};
    Html description = {};
    std::optional<bool> disable_auto_focus = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const ErrorSummary& summary);

}  // namespace ui
