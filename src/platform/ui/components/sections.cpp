#include "platform/ui/components/sections.h"

#include "platform/ui/out.h"

namespace ui {
namespace {

void write_content(Out& out, const Content& content) {
    if (content.is_text() && !content.empty())
        out << "<p class=\"govuk-body\">" << content.html() << "</p>";
    else
        out << content.html();
}

void write_id(Out& out, const Accordion& accordion, Literal part, int number) {
    out << " id=\"";
    out.text(accordion.id) << "-" << part << "-";
    out.number(number) << "\"";
}

void write_section(Out& out, const Accordion& accordion, const AccordionItem& item, int number) {
    out << "<div class=\"govuk-accordion__section";
    if (item.expanded) out << " govuk-accordion__section--expanded";
    out << "\"><div class=\"govuk-accordion__section-header\"><h";
    out.number(accordion.heading_level)
        << " class=\"govuk-accordion__section-heading\"><span class=\"govuk-accordion__section-button\"";
    write_id(out, accordion, "heading", number);
    out << ">\n" << item.heading << "\n</span></h";
    out.number(accordion.heading_level) << ">";
    if (!item.summary.empty()) {
        out << "<div class=\"govuk-accordion__section-summary govuk-body\"";
        write_id(out, accordion, "summary", number);
        out << ">" << item.summary << "</div>";
    }
    out << "</div><div";
    write_id(out, accordion, "content", number);
    out << " class=\"govuk-accordion__section-content\">";
    write_content(out, item.content);
    out << "</div></div>";
}

std::string panel_id(const Tabs& tabs, std::size_t index) {
    const auto& tab = tabs.items[index];
    return tab.id.empty() ? tabs.id_prefix + "-" + std::to_string(index + 1) : tab.id;
}

}  // namespace

Html render(const Accordion& accordion) {
    Out out;
    out << "<div class=\"govuk-accordion";
    out.classes(accordion.classes) << "\" data-module=\"govuk-accordion\"";
    out.attribute("id", accordion.id)
        .optional("data-i18n.hide-all-sections", accordion.texts.hide_all_sections)
        .optional("data-i18n.hide-section", accordion.texts.hide_section)
        .optional("data-i18n.hide-section-aria-label", accordion.texts.hide_section_aria_label)
        .optional("data-i18n.show-all-sections", accordion.texts.show_all_sections)
        .optional("data-i18n.show-section", accordion.texts.show_section)
        .optional("data-i18n.show-section-aria-label", accordion.texts.show_section_aria_label);
    if (accordion.remember_expanded)
        out.attribute("data-remember-expanded", *accordion.remember_expanded ? "true" : "false");
    out.attributes(accordion.attributes) << ">";
    int place = 0;
    for (const auto& item : accordion.items) {
        ++place;
        write_section(out, accordion, item, item.number != 0 ? item.number : place);
    }
    out << "</div>";
    return out;
}

Html render(const Tabs& tabs) {
    Out out;
    out << "<div";
    out.optional("id", tabs.id) << " class=\"govuk-tabs";
    out.classes(tabs.classes) << "\"";
    out.attributes(tabs.attributes) << " data-module=\"govuk-tabs\"><h2 class=\"govuk-tabs__title\">";
    out.text(tabs.title) << "</h2>";
    if (!tabs.items.empty()) out << "<ul class=\"govuk-tabs__list\">";
    for (std::size_t i = 0; i < tabs.items.size(); ++i) {
        out << "<li class=\"govuk-tabs__list-item";
        if (i == 0) out << " govuk-tabs__list-item--selected";
        out << "\"><a class=\"govuk-tabs__tab\"";
        out.attribute("href", "#" + panel_id(tabs, i)).attributes(tabs.items[i].attributes) << ">\n";
        out.text(tabs.items[i].label) << "\n</a></li>";
    }
    if (!tabs.items.empty()) out << "</ul>";
    for (std::size_t i = 0; i < tabs.items.size(); ++i) {
        out << "<div class=\"govuk-tabs__panel";
        if (i > 0) out << " govuk-tabs__panel--hidden";
        out << "\"";
        out.attribute("id", panel_id(tabs, i)).attributes(tabs.items[i].panel_attributes) << ">";
        write_content(out, tabs.items[i].content);
        out << "</div>";
    }
    out << "</div>";
    return out;
}

}  // namespace ui
