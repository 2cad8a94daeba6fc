#include "platform/ui/components/content.h"

#include "platform/ui/components/button.h"
#include "platform/ui/out.h"

namespace ui {
namespace {

void write_action(Out& out, const PanelAction& action) {
    if (action.href.empty() || action.type == "button") {
        out << render(Button{
            .text = action.text,
            .href = action.href,
            .type = action.type.empty() ? "button" : action.type,
            .classes = action.classes.empty() ? "govuk-button--inverse" : "govuk-button--inverse " + action.classes,
            .attributes = action.attributes});
    } else {
        out << "<a class=\"govuk-link govuk-link--inverse";
        out.classes(action.classes) << "\"";
        out.attribute("href", action.href).attributes(action.attributes) << ">";
        out.text(action.text) << "</a>";
    }
    out << "\n";
}

void open_heading(Out& out, int level) {
    out << "<h";
    out.number(level);
}
void close_heading(Out& out, int level) {
    out << "</h";
    out.number(level) << ">";
}

}  // namespace

Html render(const Tag& tag) {
    Out out;
    out << "<strong class=\"govuk-tag";
    out.classes(tag.classes) << "\"";
    out.attributes(tag.attributes) << ">\n" << tag.text << "\n</strong>";
    return out;
}

Html render(const InsetText& inset) {
    Out out;
    out << "<div";
    out.optional("id", inset.id) << " class=\"govuk-inset-text";
    out.classes(inset.classes) << "\"";
    out.attributes(inset.attributes) << ">" << inset.text << "</div>";
    return out;
}

Html render(const WarningText& warning) {
    Out out;
    out << "<div class=\"govuk-warning-text";
    out.classes(warning.classes) << "\"";
    out.attributes(warning.attributes)
        << "><span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span>\n"
           "<strong class=\"govuk-warning-text__text\">\n<span class=\"govuk-visually-hidden\">";
    out.text(warning.icon_fallback_text) << "</span>\n" << warning.text << "\n</strong></div>";
    return out;
}

Html render(const Details& details) {
    Out out;
    out << "<details";
    out.optional("id", details.id) << " class=\"govuk-details";
    out.classes(details.classes) << "\"";
    out.attributes(details.attributes);
    if (details.open) out << " open";
    out << "><summary class=\"govuk-details__summary\">\n<span class=\"govuk-details__summary-text\">\n"
        << details.summary << "\n</span>\n</summary><div class=\"govuk-details__text\">" << details.content
        << "</div></details>";
    return out;
}

Html render(const Panel& panel) {
    const bool interruption = panel.classes.find("govuk-panel--interruption") != std::string::npos;
    Out out;
    out << "<div class=\"govuk-panel";
    if (!interruption) out << " govuk-panel--confirmation";
    out.classes(panel.classes) << "\"";
    out.attributes(panel.attributes) << ">";
    open_heading(out, panel.heading_level);
    out << " class=\"govuk-panel__title\">" << panel.title;
    close_heading(out, panel.heading_level);
    if (!panel.content.empty()) out << "<div class=\"govuk-panel__body\">" << panel.content << "</div>";
    if (interruption && (panel.has_actions || !panel.actions.empty())) {
        out << "<div class=\"govuk-panel__actions";
        out.classes(panel.actions_classes) << "\"";
        out.attributes(panel.actions_attributes) << ">";
        if (!panel.actions.empty()) {
            out << "<div class=\"govuk-button-group\">";
            for (const auto& action : panel.actions) write_action(out, action);
            out << "</div>";
        }
        out << "</div>";
    }
    out << "</div>";
    return out;
}

Html render(const Feedback& feedback) {
    Out out;
    out << "<div class=\"govuk-feedback govuk-width-container";
    out.classes(feedback.classes) << "\"";
    out.attributes(feedback.attributes)
        << "><div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">";
    open_heading(out, feedback.heading_level);
    out << " class=\"govuk-feedback__title\">" << feedback.title;
    close_heading(out, feedback.heading_level);
    if (!feedback.content.empty()) {
        out << "<div class=\"govuk-feedback__body\">";
        if (feedback.content.is_text())
            out << "<p class=\"govuk-body\">" << feedback.content.html() << "</p>";
        else
            out << feedback.content.html();
        out << "</div>";
    }
    out << "</div></div></div>";
    return out;
}

}  // namespace ui
