#pragma once
#include <string>
#include <vector>

#include "platform/ui/html.h"

namespace ui {

struct MojLink {
    Html text;
    std::string href;
    bool active = false;
    std::string classes = {};
    Attributes attributes = {};
};

/// The main menu below the header. `ui::page` uses GOV.UK's service navigation instead.
struct PrimaryNavigation {
    std::vector<MojLink> items;
    std::string label;
    Html search = {};
    std::string container_classes = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const PrimaryNavigation& navigation);

/// The parts of one record, as tabs with an address each.
struct SubNavigation {
    std::vector<MojLink> items;
    std::string label = "Secondary navigation region";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const SubNavigation& navigation);

struct SideSection {
    Html heading;
    std::vector<MojLink> items;
    int heading_level = 4;
    std::string heading_classes = {};
    Attributes heading_attributes = {};
};

/// A menu beside the content: either plain items, or sections with headings.
struct SideNavigation {
    std::string label;
    std::vector<MojLink> items = {};
    std::vector<SideSection> sections = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const SideNavigation& navigation);

}  // namespace ui
