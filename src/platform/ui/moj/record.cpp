#include "platform/ui/moj/record.h"

#include <algorithm>

#include "platform/ui/out.h"

namespace ui {
namespace {

void write_message(Out& out, const Message& message) {
    const Literal type = message.sent ? Literal{"sent"} : Literal{"received"};
    out << "<div";
    if (!message.id.empty()) {
        out << " id=\"message_";
        out.text(message.id) << "\"";
    }
    out << " class=\"moj-message-item moj-message-item--" << type
        << "\"><div class=\"moj-message-item__text moj-message-item__text--" << type << "\">" << message.text
        << "</div><div class=\"moj-message-item__meta\">\n<span class=\"moj-message-item__meta--sender\">";
    out.text(message.sender) << "</span> at <time class=\"moj-message-item__meta--timestamp\"";
    out.attribute("datetime", message.time_text) << ">";
    out.text(message.time_text) << "</time></div></div>";
}

}  // namespace

Html render(const Badge& badge) {
    Out out;
    out << "<span class=\"moj-badge";
    out.classes(badge.classes) << "\"";
    out.attributes(badge.attributes) << ">" << badge.text << "</span>";
    return out;
}

Html render(const NotificationBadge& badge) {
    Out out;
    if (badge.count <= 0) return out;
    out << "<span class=\"moj-notification-badge";
    out.classes(badge.classes) << "\"";
    out.attributes(badge.attributes) << "><span aria-hidden=\"true\">";
    if (badge.count >= 99)
        out << "99+";
    else
        out.number(badge.count);
    out << "</span>\n<span class=\"govuk-visually-hidden\">(";
    if (badge.count >= 99)
        out << "99 or more";
    else
        out.number(badge.count);
    if (!badge.visually_hidden_text.empty()) {
        out << " ";
        out.text(badge.visually_hidden_text);
    }
    out << ")</span></span>";
    return out;
}

Html render(const Timeline& timeline) {
    Out out;
    out << "<div class=\"moj-timeline";
    out.classes(timeline.classes) << "\"";
    out.attributes(timeline.attributes) << ">";
    for (const auto& item : timeline.items) {
        out << "<div class=\"moj-timeline__item";
        out.classes(item.classes) << "\"";
        out.attributes(item.attributes) << "><div class=\"moj-timeline__header\"><h";
        out.number(timeline.heading_level) << " class=\"moj-timeline__title\">" << item.label << "</h";
        out.number(timeline.heading_level) << ">";
        if (!item.byline.empty()) out << "\n<p class=\"moj-timeline__byline\">by " << item.byline << "</p>";
        out << "</div><p class=\"moj-timeline__date\"><time";
        out.attribute("datetime", item.datetime) << ">";
        out.text(item.date_text) << "</time></p><div class=\"moj-timeline__description\">" << item.content.html()
                                 << "</div></div>";
    }
    out << "</div>";
    return out;
}

Html render(const Messages& messages) {
    Out out;
    out << "<div";
    out.attribute("id", messages.id) << " class=\"moj-messages-container";
    out.classes(messages.classes) << "\"";
    out.optional("aria-label", messages.label).attributes(messages.attributes) << "><div class=\"moj-message-list\">";
    std::string_view day;
    for (const auto& message : messages.items) {
        if (message.date_text != day) {
            out << "<time class=\"moj-message-list__date\"";
            out.attribute("datetime", message.date_text) << ">";
            out.text(message.date_text) << "</time>";
            day = message.date_text;
        }
        write_message(out, message);
    }
    out << "</div></div>";
    return out;
}

Html render(const ButtonMenu& menu) {
    Out out;
    out << "<div class=\"moj-button-menu";
    out.classes(menu.classes) << "\" data-module=\"moj-button-menu\"";
    out.attributes(menu.attributes)
            .optional("data-button-text", menu.text)
            .optional("data-button-classes", menu.button_classes)
            .optional("data-align-menu", menu.align_menu)
        << ">\n";
    for (Button item : menu.items) {
        const std::string usual = "moj-button-menu__item govuk-button--secondary";
        item.classes = item.classes.empty() ? usual : usual + " " + item.classes;
        out << render(item) << "\n";
    }
    out << "</div>";
    return out;
}

Html render(const IdentityBar& bar) {
    Out out;
    out << "<div class=\"moj-identity-bar";
    out.classes(bar.classes) << "\"";
    out.attributes(bar.attributes)
        << "><div class=\"moj-identity-bar__container\"><div class=\"moj-identity-bar__details\">";
    if (!bar.title.empty()) out << "<span class=\"moj-identity-bar__title\">" << bar.title << "</span>";
    out << "</div>\n";
    if (!bar.menus.empty()) {
        out << "<div class=\"moj-identity-bar__actions\">";
        for (const auto& menu : bar.menus) out << "<div class=\"moj-identity-bar__menu\">" << render(menu) << "</div>";
        out << "</div>";
    }
    out << "</div></div>";
    return out;
}

Html render(const ProgressBar& bar) {
    Out out;
    out << "<div";
    out.attribute("id", bar.id) << " class=\"moj-progress-bar";
    out.classes(bar.classes) << "\"";
    out.optional("aria-label", bar.label).attributes(bar.attributes) << "><ol class=\"moj-progress-bar__list\">";
    std::size_t number = 0;
    for (const auto& item : bar.items) {
        ++number;
        out << "<li";
        out.attribute("id", item.id.empty() ? "progress-item-" + std::to_string(number) : item.id)
            << " class=\"moj-progress-bar__item";
        out.classes(item.classes) << "\"";
        if (item.active) out << " aria-current=\"step\"";
        out.attributes(item.attributes) << ">\n<span class=\"moj-progress-bar__icon";
        if (item.complete) out << " moj-progress-bar__icon--complete";
        out << "\"></span>\n<span class=\"moj-progress-bar__label";
        out.classes(item.label_classes) << "\">" << item.label << "</span></li>\n";
    }
    out << "</ol></div>";
    return out;
}

}  // namespace ui
