#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/ui/html.h"

// Layout pieces that the design systems do not have.
namespace ui {

/// A link in running text or a table.
Html link(std::string_view address, const Html& text);

/// An area in which a wide table or drawing scrolls by itself. The keyboard can reach and scroll it; `label` names it.
/// It is a group and no landmark: a report of twenty tables would else have twenty landmarks, each in need of a name
/// that no other has.
Html scroll_area(std::string_view label, const Html& content);
/// Its opening tag, for writers that write as they go; `</div>` ends it.
Html scroll_area_begins(std::string_view label);

/// Nothing to show yet, and what to do about it.
struct EmptyState {
    std::string title;  ///< "No actions yet"
    Html content = {};  ///< what to do: a sentence, a button
};
Html render(const EmptyState& empty);

/// One figure at a glance.
struct KeyFigure {
    std::string label;
    std::string value;  ///< as it is to be read: "2,961", "15.7%"; empty: not known, and `note` says why
    Html note = {};     ///< base, period, change; may link to where the figure comes from
    std::string href = {};
};
struct KeyFigures {
    std::vector<KeyFigure> items;
    std::string classes = {};
};
Html render(const KeyFigures& figures);

}  // namespace ui
