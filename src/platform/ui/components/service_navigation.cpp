#include "platform/ui/components/navigation.h"
#include "platform/ui/out.h"

namespace ui {
namespace {

void write_place(Out& out, Place place) {
    if (place == Place::here) out << " aria-current=\"page\"";
    if (place == Place::within) out << " aria-current=\"true\"";
}

void write_item_text(Out& out, const ServiceNavigationItem& item) {
    // Strong, so that people who override colours still see where they are.
    if (item.place != Place::elsewhere)
        out << "<strong class=\"govuk-service-navigation__active-fallback\">" << item.text << "</strong>";
    else
        out << item.text;
}

void write_item(Out& out, const ServiceNavigationItem& item) {
    out << "<li class=\"govuk-service-navigation__item";
    if (item.place != Place::elsewhere) out << " govuk-service-navigation__item--active";
    out << "\">";
    if (!item.href.empty()) {
        out << "<a class=\"govuk-service-navigation__link\"";
        out.attribute("href", item.href);
        write_place(out, item.place);
        out.attributes(item.attributes) << ">";
        write_item_text(out, item);
        out << "</a>";
    } else if (!item.text.empty()) {
        out << "<span class=\"govuk-service-navigation__text\"";
        write_place(out, item.place);
        out << ">";
        write_item_text(out, item);
        out << "</span>";
    }
    out << "</li>";
}

void write_name(Out& out, const ServiceNavigation& navigation) {
    if (navigation.service_name.empty()) return;
    out << "<span class=\"govuk-service-navigation__service-name\">";
    if (!navigation.service_url.empty()) {
        out << "<a";
        out.attribute("href", navigation.service_url) << " class=\"govuk-service-navigation__link\">\n";
        out.text(navigation.service_name) << "\n</a>";
    } else {
        out << "<span class=\"govuk-service-navigation__text\">";
        out.text(navigation.service_name) << "</span>";
    }
    out << "</span>\n";
}

void write_list(Out& out, const ServiceNavigation& navigation) {
    const auto& slots = navigation.slots;
    if (navigation.items.empty() && slots.navigation_start.empty() && slots.navigation_end.empty()) return;
    out << "<nav";
    out.attribute("aria-label",
                  navigation.navigation_label.empty() ? navigation.menu_button_text : navigation.navigation_label)
        << " class=\"govuk-service-navigation__wrapper";
    out.classes(navigation.navigation_classes) << "\">";
    if (navigation.collapse_on_mobile.value_or(navigation.items.size() > 1)) {
        out << "<button type=\"button\" class=\"govuk-service-navigation__toggle "
               "govuk-js-service-navigation-toggle\"";
        out.attribute("aria-controls", navigation.navigation_id);
        if (navigation.menu_button_label != navigation.menu_button_text)
            out.optional("aria-label", navigation.menu_button_label);
        out << " hidden aria-hidden=\"true\">";
        out.text(navigation.menu_button_text) << "</button>";
    }
    out << "<ul class=\"govuk-service-navigation__list\"";
    out.attribute("id", navigation.navigation_id) << ">" << slots.navigation_start;
    for (const auto& item : navigation.items) write_item(out, item);
    out << slots.navigation_end << "</ul></nav>";
}

}  // namespace

Html render(const ServiceNavigation& navigation) {
    const auto& slots = navigation.slots;
    Out out;
    // With a name it is a landmark of its own; without one the nav inside is landmark enough.
    const bool is_section = !navigation.service_name.empty() || !slots.start.empty() || !slots.end.empty();
    if (is_section) {
        out << "<section";
        out.attribute("aria-label", navigation.aria_label);
    } else {
        out << "<div";
    }
    out << " class=\"govuk-service-navigation";
    out.classes(navigation.classes) << "\" data-module=\"govuk-service-navigation\"";
    out.attributes(navigation.attributes) << "><div class=\"govuk-width-container";
    if (slots.end_inline) out << " govuk-service-navigation__inlining-container";
    out << "\">" << slots.start << "<div class=\"govuk-service-navigation__container\">";
    write_name(out, navigation);
    write_list(out, navigation);
    out << "</div>" << slots.end << "</div>" << (is_section ? markup("</section>") : markup("</div>"));
    return out;
}

}  // namespace ui
