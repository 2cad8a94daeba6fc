#pragma once
#include <string>
#include <vector>

#include "platform/ui/components/button.h"
#include "platform/ui/html.h"

// Components of the Ministry of Justice for records: who, what, when.
namespace ui {

/// A label that stands out, not a state: for states use Tag.
struct Badge {
    Html text;
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Badge& badge);

/// How many things wait: "(3 unread)". Nothing is written for zero.
struct NotificationBadge {
    int count;
    std::string visually_hidden_text = {};  ///< what is counted: "actions overdue"
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const NotificationBadge& badge);

struct TimelineItem {
    Html label;
    Content content;
    std::string datetime;   ///< for machines: "2025-03-31T09:30:00Z"
    std::string date_text;  ///< for people: "31 March 2025 at 10:30am"
    Html byline = {};       ///< written after "by"
    std::string classes = {};
    Attributes attributes = {};
};

/// What happened, the latest first.
struct Timeline {
    std::vector<TimelineItem> items;
    int heading_level = 2;
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Timeline& timeline);

struct Message {
    Html text;
    bool sent;  ///< by the reader; else received
    std::string sender;
    std::string date_text;  ///< "31 March 2025": written once above the messages of a day
    std::string time_text;  ///< "10:30am"
    std::string id = {};
};
struct Messages {
    std::vector<Message> items;
    std::string id = "messages";
    std::string label = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Messages& messages);

/// Buttons that become a menu with scripts. Each is a Button without the class of a secondary button.
struct ButtonMenu {
    std::vector<Button> items;
    std::string text = {};  ///< of the button that opens the menu
    std::string button_classes = {};
    std::string align_menu = {};  ///< "right"
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const ButtonMenu& menu);

/// Whose record this is, across the top of its pages.
struct IdentityBar {
    Html title;
    std::vector<ButtonMenu> menus = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const IdentityBar& bar);

struct ProgressStep {
    Html label;
    bool complete = false;
    bool active = false;
    std::string id = {};  ///< empty: "progress-item-" and its number
    std::string classes = {};
    std::string label_classes = {};
    Attributes attributes = {};
};

/// The steps of a long process, and where it stands.
struct ProgressBar {
    std::vector<ProgressStep> items;
    std::string label = {};  ///< avoid: the official markup puts it on an element that takes no name
    std::string id = "progress";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const ProgressBar& bar);

}  // namespace ui
