#include "platform/ui/components/error_summary.h"

#include "platform/ui/out.h"

namespace ui {

Html render(const ErrorSummary& summary) {
    Out out;
    out << "<div class=\"govuk-error-summary";
    out.classes(summary.classes) << "\"";
    if (summary.disable_auto_focus)
        out.attribute("data-disable-auto-focus", *summary.disable_auto_focus ? "true" : "false");
    // The alert is a child: on the element that the script focuses, screen readers miss parts of it.
    out.attributes(summary.attributes) << " data-module=\"govuk-error-summary\"><div role=\"alert\">"
                                       << "<h2 class=\"govuk-error-summary__title\">" << summary.title
                                       << "</h2><div class=\"govuk-error-summary__body\">";
    if (!summary.description.empty()) out << "<p>" << summary.description << "</p>";
    if (!summary.errors.empty()) {
        out << "<ul class=\"govuk-list govuk-error-summary__list\">";
        for (const auto& item : summary.errors) {
            out << "<li>";
            if (!item.href.empty()) {
                out << "<a";
                out.attribute("href", item.href).attributes(item.attributes) << ">" << item.text << "</a>";
            } else {
                out << item.text;
            }
            out << "</li>";
        }
        out << "</ul>";
    }
    out << "</div></div></div>";
    return out;
}

}  // namespace ui
