#include "platform/ui/layout.h"

#include "platform/ui/out.h"

namespace ui {

Html link(std::string_view address, const Html& text) {
    return element("a", {{"class", "govuk-link"}, {"href", std::string{address}}}, text);
}

Html scroll_area_begins(std::string_view label) {
    Out out;
    out << "<div class=\"cairn-scroll\" role=\"group\" tabindex=\"0\"";
    out.attribute("aria-label", label) << ">";
    return out;
}

Html scroll_area(std::string_view label, const Html& content) {
    return scroll_area_begins(label) + content + markup("</div>");
}

Html render(const EmptyState& empty) {
    Out out;
    out << "<div class=\"cairn-empty\"><h2 class=\"govuk-heading-m\">";
    out.text(empty.title) << "</h2>" << empty.content << "</div>";
    return out;
}

Html render(const KeyFigures& figures) {
    Out out;
    out << "<dl class=\"cairn-figures";
    out.classes(figures.classes) << "\">";
    for (const auto& item : figures.items) {
        out << "<div class=\"cairn-figures__item\"><dt class=\"cairn-figures__label\">";
        out.text(item.label) << "</dt><dd class=\"cairn-figures__value";
        if (item.value.empty()) out << " cairn-figures__value--missing";
        out << "\">";
        if (item.value.empty()) {
            out << "Not available";
        } else if (item.href.empty()) {
            out.text(item.value);
        } else {
            out << "<a class=\"govuk-link govuk-link--text-colour\"";
            out.attribute("href", item.href) << ">";
            out.text(item.value) << "</a>";
        }
        out << "</dd>";
        if (!item.note.empty()) out << "<dd class=\"cairn-figures__note\">" << item.note << "</dd>";
        out << "</div>";
    }
    out << "</dl>";
    return out;
}

}  // namespace ui
