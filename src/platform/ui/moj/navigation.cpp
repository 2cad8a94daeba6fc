#include "platform/ui/moj/navigation.h"

#include "platform/ui/out.h"

namespace ui {
namespace {

void write_side_list(Out& out, const std::vector<MojLink>& items) {
    out << "<ul class=\"moj-side-navigation__list\">";
    for (const auto& item : items) {
        out << "<li class=\"moj-side-navigation__item";
        if (item.active) out << " moj-side-navigation__item--active";
        out << "\"";
        out.attributes(item.attributes) << "><a";
        out.attribute("href", item.href);
        if (item.active) out << " aria-current=\"location\"";
        out << ">" << item.text << "</a></li>\n";
    }
    out << "</ul>";
}

}  // namespace

Html render(const PrimaryNavigation& navigation) {
    Out out;
    out << "<div class=\"moj-primary-navigation";
    out.classes(navigation.container_classes)
        << "\"><div class=\"moj-primary-navigation__container\"><div class=\"moj-primary-navigation__nav\"><nav "
           "class=\"moj-primary-navigation";
    out.classes(navigation.classes) << "\"";
    out.optional("aria-label", navigation.label).attributes(navigation.attributes)
        << "><ul class=\"moj-primary-navigation__list\">";
    for (const auto& item : navigation.items) {
        out << "<li class=\"moj-primary-navigation__item\"><a class=\"moj-primary-navigation__link\"";
        if (item.active) out << " aria-current=\"page\"";
        out.attribute("href", item.href).attributes(item.attributes) << ">" << item.text << "</a></li>\n";
    }
    out << "</ul></nav></div>";
    if (!navigation.search.empty())
        out << "<div class=\"moj-primary-navigation__search\">" << navigation.search << "</div>";
    out << "</div></div>";
    return out;
}

Html render(const SubNavigation& navigation) {
    Out out;
    out << "<nav class=\"moj-sub-navigation";
    out.classes(navigation.classes) << "\"";
    out.attribute("aria-label", navigation.label).attributes(navigation.attributes)
        << "><ul class=\"moj-sub-navigation__list\">";
    for (const auto& item : navigation.items) {
        out << "<li class=\"moj-sub-navigation__item";
        out.classes(item.classes) << "\"><a class=\"moj-sub-navigation__link\"";
        if (item.active) out << " aria-current=\"page\"";
        out.attribute("href", item.href).attributes(item.attributes) << ">" << item.text << "</a></li>\n";
    }
    out << "</ul></nav>";
    return out;
}

Html render(const SideNavigation& navigation) {
    Out out;
    out << "<nav class=\"moj-side-navigation";
    out.classes(navigation.classes) << "\"";
    out.optional("aria-label", navigation.label).attributes(navigation.attributes) << ">";
    for (const auto& section : navigation.sections) {
        out << "<h";
        out.number(section.heading_level) << " class=\"moj-side-navigation__title";
        out.classes(section.heading_classes) << "\"";
        out.attributes(section.heading_attributes) << ">" << section.heading << "</h";
        out.number(section.heading_level) << ">";
        write_side_list(out, section.items);
    }
    if (navigation.sections.empty()) write_side_list(out, navigation.items);
    out << "</nav>";
    return out;
}

}  // namespace ui
