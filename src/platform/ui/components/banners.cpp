#include "platform/ui/components/button.h"
#include "platform/ui/components/content.h"
#include "platform/ui/out.h"

namespace ui {
namespace {

void write_action(Out& out, const CookieAction& action) {
    if (action.href.empty() || action.type == "button") {
        out << render(Button{.text = action.text,
                             .href = action.href,
                             .type = action.type.empty() ? "button" : action.type,
                             .name = action.name,
                             .value = action.value,
                             .classes = action.classes,
                             .attributes = action.attributes});
    } else {
        out << "<a class=\"govuk-link";
        out.classes(action.classes) << "\"";
        out.attribute("href", action.href).attributes(action.attributes) << ">";
        out.text(action.text) << "</a>";
    }
    out << "\n";
}

void write_message(Out& out, const CookieMessage& message) {
    out << "<div class=\"govuk-cookie-banner__message";
    out.classes(message.classes) << " govuk-width-container\"";
    out.optional("role", message.role).attributes(message.attributes);
    if (message.hidden) out << " hidden";
    out << "><div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">";
    if (!message.heading.empty())
        out << "<h2 class=\"govuk-cookie-banner__heading govuk-heading-m\">" << message.heading << "</h2>";
    out << "<div class=\"govuk-cookie-banner__content\">";
    if (message.content.is_text() && !message.content.empty())
        out << "<p class=\"govuk-body\">" << message.content.html() << "</p>";
    else
        out << message.content.html();
    out << "</div></div></div>";
    if (!message.actions.empty()) {
        out << "<div class=\"govuk-button-group\">";
        for (const auto& action : message.actions) write_action(out, action);
        out << "</div>";
    }
    out << "</div>";
}

}  // namespace

Html render(const NotificationBanner& banner) {
    const bool success = banner.type == BannerType::success;
    Out out;
    out << "<div class=\"govuk-notification-banner";
    if (success) out << " govuk-notification-banner--success";
    out.classes(banner.classes) << "\"";
    out.attribute("role", !banner.role.empty() ? banner.role
                          : success            ? "alert"
                                               : "region")
            .attribute("aria-labelledby", banner.title_id)
        << " data-module=\"govuk-notification-banner\"";
    if (banner.disable_auto_focus)
        out.attribute("data-disable-auto-focus", *banner.disable_auto_focus ? "true" : "false");
    out.attributes(banner.attributes) << "><div class=\"govuk-notification-banner__header\"><h";
    out.number(banner.title_heading_level) << " class=\"govuk-notification-banner__title\"";
    out.attribute("id", banner.title_id) << ">";
    if (!banner.title.empty())
        out << banner.title;
    else
        out << (success ? Literal{"Success"} : Literal{"Important"});
    out << "</h";
    out.number(banner.title_heading_level) << "></div><div class=\"govuk-notification-banner__content\">";
    if (banner.content.is_text() && !banner.content.empty())
        out << "<p class=\"govuk-notification-banner__heading\">" << banner.content.html() << "</p>";
    else
        out << banner.content.html();
    out << "</div></div>";
    return out;
}

Html render(const CookieBanner& banner) {
    Out out;
    out << "<div class=\"govuk-cookie-banner";
    out.classes(banner.classes) << "\" data-nosnippet role=\"region\"";
    out.attribute("aria-label", banner.aria_label);
    if (banner.hidden) out << " hidden";
    out.attributes(banner.attributes) << ">";
    for (const auto& message : banner.messages) write_message(out, message);
    out << "</div>";
    return out;
}

}  // namespace ui
