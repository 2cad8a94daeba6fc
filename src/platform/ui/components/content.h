#pragma once
#include <string>
#include <vector>

#include "platform/ui/components/part.h"

namespace ui {

/// A short state: "Overdue". The colour is in `classes` ("govuk-tag--red"); the word must say it as well.
struct Tag {
    Html text;
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Tag& tag);

struct InsetText {
    Html text;
    std::string id = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const InsetText& inset);

struct WarningText {
    Html text;
    std::string icon_fallback_text = "Warning";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const WarningText& warning);

/// Text that opens at a click.
struct Details {
    Html summary;
    Html content;
    bool open = false;
    std::string id = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Details& details);

struct PanelAction {
    std::string text;
    std::string href = {};
    std::string type = {};  ///< "button": looks like a button even with an address
    std::string classes = {};
    Attributes attributes = {};
};

/// The end of a journey: "Meeting booked". With the class "govuk-panel--interruption" it is a page to read before going
/// on, and only then `actions` are shown.
struct Panel {
    Html title;
    Html content = {};
    int heading_level = 1;
    bool has_actions = false;  ///< the box for actions is there, even when empty
    std::vector<PanelAction> actions = {};
    std::string actions_classes = {};
    Attributes actions_attributes = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Panel& panel);

struct Feedback {
    Html title;
    Content content = {};
    int heading_level = 2;
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Feedback& feedback);

enum class BannerType { important, success };

struct NotificationBanner {
    Content content;
    BannerType type = BannerType::important;
    Html title = {};        ///< empty: "Important" or "Success"
    std::string role = {};  ///< empty: "region", or "alert" for success
    int title_heading_level = 2;
    std::string title_id = "govuk-notification-banner-title";
    std::optional<bool> disable_auto_focus = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const NotificationBanner& banner);

struct CookieAction {
    std::string text;
    std::string href = {};
    std::string type = {};  ///< "button": looks like a button even with an address
    std::string name = {};
    std::string value = {};
    std::string classes = {};
    Attributes attributes = {};
};

struct CookieMessage {
    Content content = {};
    Html heading = {};
    std::vector<CookieAction> actions = {};
    bool hidden = false;
    std::string role = {};
    std::string classes = {};
    Attributes attributes = {};
};

struct CookieBanner {
    std::vector<CookieMessage> messages;
    bool hidden = false;
    std::string aria_label = "Cookie banner";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const CookieBanner& banner);

}  // namespace ui
