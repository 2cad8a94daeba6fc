#include "platform/ui/moj/filter.h"

#include "platform/ui/components/button.h"
#include "platform/ui/out.h"

namespace ui {
namespace {

void write_selected(Out& out, const SelectedFilters& selected) {
    out << "<div class=\"moj-filter__selected\"><div class=\"moj-filter__selected-heading\">"
           "<div class=\"moj-filter__heading-title\"><h2 class=\"govuk-heading-m\">"
        << selected.heading
        << "</h2></div>\n<div class=\"moj-filter__heading-action\"><p><a class=\"govuk-link "
           "govuk-link--no-visited-state\"";
    out.attribute("href", selected.clear_href) << ">";
    out.text(selected.clear_text) << "</a></p></div></div>";
    for (const auto& category : selected.categories) {
        out << "<h3 class=\"govuk-heading-s govuk-!-margin-bottom-0\">" << category.heading
            << "</h3><ul class=\"moj-filter-tags\">";
        for (const auto& item : category.items) {
            out << "<li><a class=\"moj-filter__tag\"";
            out.attribute("href", item.href) << "><span class=\"govuk-visually-hidden\">Remove this filter</span> ";
            out.text(item.text) << "</a></li>\n";
        }
        out << "</ul>";
    }
    out << "</div>";
}

}  // namespace

Html render(const Filter& filter) {
    Out out;
    out << "<div class=\"moj-filter\" data-module=\"moj-filter\"";
    out.attributes(filter.attributes)
        << "><div class=\"moj-filter__header\"><div class=\"moj-filter__header-title\"><h2 class=\"govuk-heading-m\">"
        << filter.heading
        << "</h2></div>\n<div class=\"moj-filter__header-action\"></div></div><div class=\"moj-filter__content\">";
    for (const auto& selected : filter.selected) write_selected(out, selected);
    out << "<div class=\"moj-filter__options\">"
        << render(Button{.text = filter.submit_text, .attributes = filter.submit_attributes}) << "\n"
        << filter.options << "</div></div></div>";
    return out;
}

Html filter_layout(std::string_view action, const Filter& filter, const Html& content) {
    Out out;
    out << "<div class=\"moj-filter-layout\"><form class=\"moj-filter-layout__filter\" method=\"get\"";
    out.attribute("action", action) << ">" << render(filter)
                                    << "</form><div class=\"moj-filter-layout__content\"><div class=\"moj-action-bar\">"
                                       "<div class=\"moj-action-bar__filter\"></div></div>"
                                    << content << "</div></div>";
    return out;
}

}  // namespace ui
