#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/ui/page.h"

// Every component, chart, form field and page pattern with its states: for people who build pages, for the tests of
// accessibility that walk it, and for screenshots. Development builds mount it at /gallery.
namespace ui {

struct GalleryPage {
    std::string slug;  ///< "buttons"
    std::string title;
    Html content;
    Width width = Width::full;
    FieldErrors errors = {};
    std::string lang = "en";
    std::string dir = {};
};

std::vector<GalleryPage> gallery_pages();

/// The whole page at /gallery/`slug`, the list of all at an empty slug; nothing when there is no such page.
std::optional<Html> gallery(const Shell& shell, std::string_view slug);

}  // namespace ui
