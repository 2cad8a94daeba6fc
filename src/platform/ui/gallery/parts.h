#pragma once
#include <string_view>

#include "platform/ui/gallery.h"

// For platform/ui/gallery only.
namespace ui {

/// A heading and the thing itself.
Html example(std::string_view title, const Html& content);

GalleryPage gallery_actions();
GalleryPage gallery_text();
GalleryPage gallery_lists();
GalleryPage gallery_tables();
GalleryPage gallery_navigation();
GalleryPage gallery_fields();
GalleryPage gallery_choices();
GalleryPage gallery_errors();
GalleryPage gallery_records();
GalleryPage gallery_filter();
GalleryPage gallery_sections();
GalleryPage gallery_charts();
GalleryPage gallery_more_charts();
GalleryPage gallery_awkward();
GalleryPage gallery_right_to_left();
GalleryPage gallery_govuk();

}  // namespace ui
