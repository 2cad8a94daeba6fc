#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/ui/html.h"

namespace ui {

struct BackLink {
    std::string href;
    Html text = {};  ///< empty: "Back"
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const BackLink& link);

struct Breadcrumb {
    Html text;
    std::string href = {};  ///< empty: the page we are on
    Attributes attributes = {};
};

struct Breadcrumbs {
    std::vector<Breadcrumb> items;
    bool collapse_on_mobile = false;
    std::string label = "Breadcrumb";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Breadcrumbs& breadcrumbs);

struct SkipLink {
    Html text;
    std::string href = "#content";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const SkipLink& link);

/// One language to choose.
struct Language {
    Html text;
    std::string href = {};  ///< empty: the current language
    bool current = false;
    std::string lang = {};
    std::string hreflang = {};  ///< empty: `lang`
    std::string dir = {};
    std::string description = {};  ///< said to screen readers after the text
    std::string classes = {};
    Attributes attributes = {};
};

struct LanguageNavigation {
    std::vector<Language> items;
    std::string aria_label = "Language";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const LanguageNavigation& navigation);

enum class Place {
    elsewhere,
    within,  ///< the page is below this item
    here     ///< this item is the page
};

struct ServiceNavigationItem {
    Html text;
    std::string href = {};
    Place place = Place::elsewhere;
    Attributes attributes = {};
};

struct ServiceNavigationSlots {
    Html start = {};
    Html end = {};
    bool end_inline = false;  ///< the end slot stands on the same line
    Html navigation_start = {};
    Html navigation_end = {};
};

/// The bar under the header: the service's name and its main pages.
struct ServiceNavigation {
    std::vector<ServiceNavigationItem> items;
    std::string service_name = {};
    std::string service_url = {};
    std::string aria_label = "Service information";
    std::string menu_button_text = "Menu";
    std::string menu_button_label = {};
    std::string navigation_label = {};  ///< empty: the text of the menu button
    std::string navigation_id = "navigation";
    std::string navigation_classes = {};
    /// Empty: collapses into a menu on small screens when there is more than one item.
    std::optional<bool> collapse_on_mobile = {};
    ServiceNavigationSlots slots = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const ServiceNavigation& navigation);

struct PaginationLink {
    std::string href;
    Html text = {};          ///< empty: "Previous page" or "Next page"
    std::string label = {};  ///< where the link leads; shown when there are no page numbers
    Attributes attributes = {};
};

struct PaginationItem {
    std::string number;
    std::string href;
    bool current = false;
    bool ellipsis = false;                       ///< "⋯" for pages left out; the rest is ignored
    std::optional<std::string> aria_label = {};  ///< empty: "Page 3"
    Attributes attributes = {};
};

struct Pagination {
    std::optional<PaginationLink> previous = {};
    std::vector<PaginationItem> items = {};
    std::optional<PaginationLink> next = {};
    std::string landmark_label = "Pagination";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Pagination& pagination);

}  // namespace ui
