#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/ui/html.h"

namespace ui {

struct AccordionItem {
    Html heading;
    Content content;
    /// Avoid: with a summary the script gives the button a name that differs from what is seen (WCAG 2.5.3).
    Html summary = {};
    bool expanded = false;
    /// The number in the ids of this section, which keep links and remembered states stable when sections before it are
    /// left out. 0: its place in the list.
    int number = 0;
};

struct AccordionTexts {
    std::string hide_all_sections = {};
    std::string hide_section = {};
    std::string hide_section_aria_label = {};
    std::string show_all_sections = {};
    std::string show_section = {};
    std::string show_section_aria_label = {};
};

/// Sections that open one by one. Without scripts they are all open.
struct Accordion {
    std::string id;
    std::vector<AccordionItem> items;
    int heading_level = 2;
    AccordionTexts texts = {};
    std::optional<bool> remember_expanded = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Accordion& accordion);

struct Tab {
    std::string label;
    Content content;
    std::string id = {};  ///< empty: the tabs' id prefix and the number of the tab
    Attributes attributes = {};
    Attributes panel_attributes = {};
};

/// One of several panels at a time. Without scripts: a list of contents and all panels below each other.
struct Tabs {
    std::vector<Tab> items;
    std::string id = {};
    std::string id_prefix = {};
    std::string title = "Contents";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Tabs& tabs);

}  // namespace ui
