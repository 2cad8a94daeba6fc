#include "platform/ui/gallery.h"

#include "platform/ui/gallery/parts.h"
#include "platform/ui/out.h"

namespace ui {

Html example(std::string_view title, const Html& content) {
    return element("section", {{"class", "cairn-example"}},
                   element("h2", {{"class", "govuk-heading-m"}}, title) + content);
}

std::vector<GalleryPage> gallery_pages() {
    return {gallery_actions(),     gallery_text(),       gallery_lists(),         gallery_tables(),
            gallery_sections(),    gallery_navigation(), gallery_fields(),        gallery_choices(),
            gallery_errors(),      gallery_records(),    gallery_filter(),        gallery_charts(),
            gallery_more_charts(), gallery_awkward(),    gallery_right_to_left(), gallery_govuk()};
}

std::optional<Html> gallery(const Shell& shell, std::string_view slug) {
    const auto pages = gallery_pages();
    if (slug.empty()) {
        Out list;
        list << heading("Gallery", "Components and patterns")
             << "<p class=\"govuk-body\">What pages are made of, in all its states.</p><ul class=\"govuk-list\">";
        for (const auto& one : pages) {
            list << "<li><a class=\"govuk-link\"";
            list.attribute("href", "/gallery/" + one.slug) << ">";
            list.text(one.title) << "</a></li>";
        }
        list << "</ul>";
        return page(shell,
                    {.title = "Gallery", .content = std::move(list), .section = "/gallery", .is_section_front = true});
    }
    for (const auto& one : pages)
        if (one.slug == slug)
            return page(shell, {.title = one.title,
                                .content = heading(one.title, "Gallery") + one.content,
                                .errors = one.errors,
                                .breadcrumbs = {{.text = "Gallery", .href = "/gallery"}, {.text = one.title}},
                                .section = "/gallery",
                                .width = one.width,
                                .lang = one.lang,
                                .dir = one.dir});
    return {};
}

}  // namespace ui
