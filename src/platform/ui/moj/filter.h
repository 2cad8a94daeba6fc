#pragma once
#include <string>
#include <vector>

#include "platform/ui/html.h"

namespace ui {

/// A filter that is on, with the address of the same list without it.
struct FilterTag {
    std::string text;
    std::string href;
};

struct FilterCategory {
    Html heading;
    std::vector<FilterTag> items;
};

struct SelectedFilters {
    std::vector<FilterCategory> categories;
    std::string clear_href;
    std::string clear_text = "Clear filters";
    Html heading = "Selected filters";
};

/// The choices that narrow a list, and those that are on. It goes into a form with method get.
struct Filter {
    Html options;  ///< fields
    Html heading = "Filter";
    std::vector<SelectedFilters> selected = {};  ///< none or one
    std::string submit_text = "Apply filters";
    Attributes submit_attributes = {};
    Attributes attributes = {};
};
Html render(const Filter& filter);

/// A list with its filter beside it; on small screens the filter opens at a button (without scripts it stands above).
/// `action` is the address of the list.
Html filter_layout(std::string_view action, const Filter& filter, const Html& content);

}  // namespace ui
