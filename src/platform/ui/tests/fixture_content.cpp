#include "fixture_options.h"

namespace fixtures {
namespace {

ui::Tag tag_of(const Json& o) {
    return {.text = text_or_html(o), .classes = string(o, "classes"), .attributes = attributes(o)};
}
ui::Html tag(const Json& o) { return ui::render(tag_of(o)); }

ui::Html inset_text(const Json& o) {
    return ui::render(ui::InsetText{
        .text = text_or_html(o), .id = string(o, "id"), .classes = string(o, "classes"), .attributes = attributes(o)});
}

ui::Html warning_text(const Json& o) {
    return ui::render(ui::WarningText{.text = text_or_html(o),
                                      .icon_fallback_text = string(o, "iconFallbackText", "Warning"),
                                      .classes = string(o, "classes"),
                                      .attributes = attributes(o)});
}

ui::Html details(const Json& o) {
    return ui::render(ui::Details{.summary = text_or_html(o, "summaryText", "summaryHtml"),
                                  .content = text_or_html(o),
                                  .open = truthy(o, "open"),
                                  .id = string(o, "id"),
                                  .classes = string(o, "classes"),
                                  .attributes = attributes(o)});
}

ui::Html panel(const Json& o) {
    const auto& actions = at(o, "actions");
    ui::Panel panel{.title = text_or_html(o, "titleText", "titleHtml"),
                    .content = text_or_html(o),
                    .heading_level = integer(o, "headingLevel", 1),
                    .has_actions = truthy(o, "actions"),
                    .actions_classes = string(actions, "classes"),
                    .actions_attributes = attributes(actions),
                    .classes = string(o, "classes"),
                    .attributes = attributes(o)};
    each(at(actions, "items"), [&](const Json& item, int) {
        panel.actions.push_back({.text = string(item, "text"),
                                 .href = string(item, "href"),
                                 .type = string(item, "type"),
                                 .classes = string(item, "classes"),
                                 .attributes = attributes(item)});
    });
    return ui::render(panel);
}

ui::Html feedback(const Json& o) {
    return ui::render(ui::Feedback{.title = text_or_html(o, "titleText", "titleHtml"),
                                   .content = content(o),
                                   .heading_level = integer(o, "headingLevel", 2),
                                   .classes = string(o, "classes"),
                                   .attributes = attributes(o)});
}

ui::Html notification_banner(const Json& o) {
    return ui::render(ui::NotificationBanner{
        .content = content(o),
        .type = string(o, "type") == "success" ? ui::BannerType::success : ui::BannerType::important,
        .title = text_or_html(o, "titleText", "titleHtml"),
        .role = string(o, "role"),
        .title_heading_level = integer(o, "titleHeadingLevel", 2),
        .title_id = string(o, "titleId", "govuk-notification-banner-title"),
        .disable_auto_focus = optional_bool(o, "disableAutoFocus"),
        .classes = string(o, "classes"),
        .attributes = attributes(o)});
}

ui::Html cookie_banner(const Json& o) {
    ui::CookieBanner banner{.messages = {},
                            .hidden = truthy(o, "hidden"),
                            .aria_label = string(o, "ariaLabel", "Cookie banner"),
                            .classes = string(o, "classes"),
                            .attributes = attributes(o)};
    for (const auto& from : at(o, "messages")) {
        ui::CookieMessage message{.content = content(from),
                                  .heading = text_or_html(from, "headingText", "headingHtml"),
                                  .hidden = truthy(from, "hidden"),
                                  .role = string(from, "role"),
                                  .classes = string(from, "classes"),
                                  .attributes = attributes(from)};
        for (const auto& action : at(from, "actions"))
            message.actions.push_back({.text = string(action, "text"),
                                       .href = string(action, "href"),
                                       .type = string(action, "type"),
                                       .name = string(action, "name"),
                                       .value = string(action, "value"),
                                       .classes = string(action, "classes"),
                                       .attributes = attributes(action)});
        banner.messages.push_back(std::move(message));
    }
    return ui::render(banner);
}

ui::Html accordion(const Json& o) {
    ui::Accordion accordion{.id = string(o, "id"),
                            .items = {},
                            .heading_level = integer(o, "headingLevel", 2),
                            .texts = {.hide_all_sections = string(o, "hideAllSectionsText"),
                                      .hide_section = string(o, "hideSectionText"),
                                      .hide_section_aria_label = string(o, "hideSectionAriaLabelText"),
                                      .show_all_sections = string(o, "showAllSectionsText"),
                                      .show_section = string(o, "showSectionText"),
                                      .show_section_aria_label = string(o, "showSectionAriaLabelText")},
                            .remember_expanded = optional_bool(o, "rememberExpanded"),
                            .classes = string(o, "classes"),
                            .attributes = attributes(o)};
    each(at(o, "items"), [&](const Json& item, int place) {
        accordion.items.push_back({.heading = text_or_html(at(item, "heading")),
                                   .content = content(at(item, "content")),
                                   .summary = text_or_html(at(item, "summary")),
                                   .expanded = truthy(item, "expanded"),
                                   .number = place});
    });
    return ui::render(accordion);
}

ui::Html tabs(const Json& o) {
    ui::Tabs tabs{.items = {},
                  .id = string(o, "id"),
                  .id_prefix = string(o, "idPrefix"),
                  .title = string(o, "title", "Contents"),
                  .classes = string(o, "classes"),
                  .attributes = attributes(o)};
    each(at(o, "items"), [&](const Json& item, int place) {
        auto id = string(item, "id");
        if (id.empty() && place != static_cast<int>(tabs.items.size()) + 1)
            id = tabs.id_prefix + "-" + std::to_string(place);
        tabs.items.push_back({.label = string(item, "label"),
                              .content = content(at(item, "panel")),
                              .id = id,
                              .attributes = attributes(item),
                              .panel_attributes = attributes(at(item, "panel"))});
    });
    return ui::render(tabs);
}

std::vector<ui::SummaryAction> actions(const Json& from) {
    std::vector<ui::SummaryAction> all;
    for (const auto& item : at(from, "items"))
        all.push_back({.text = text_or_html(item),
                       .href = string(item, "href"),
                       .visually_hidden_text = string(item, "visuallyHiddenText"),
                       .classes = string(item, "classes"),
                       .attributes = attributes(item)});
    return all;
}

ui::SummaryText summary_text(const Json& from) {
    return {.text = text_or_html(from), .classes = string(from, "classes")};
}

ui::Html summary_list(const Json& o) {
    ui::SummaryList list{.rows = {}, .classes = string(o, "classes"), .attributes = attributes(o)};
    if (truthy(o, "card")) {
        const auto& card = at(o, "card");
        const auto& title = at(card, "title");
        list.card = ui::SummaryCard{.title = text_or_html(title),
                                    .heading_level = integer(title, "headingLevel", 2),
                                    .actions = actions(at(card, "actions")),
                                    .title_classes = string(title, "classes"),
                                    .actions_classes = string(at(card, "actions"), "classes"),
                                    .classes = string(card, "classes"),
                                    .attributes = attributes(card)};
    }
    each(at(o, "rows"), [&](const Json& row, int) {
        const auto& row_actions = at(row, "actions");
        list.rows.push_back({.key = summary_text(at(row, "key")),
                             .value = summary_text(at(row, "value")),
                             .actions = actions(row_actions),
                             .actions_classes = string(row_actions, "classes"),
                             .classes = string(row, "classes"),
                             .keeps_actions_column = at(row_actions, "items").is_array()});
    });
    return ui::render(list);
}

ui::Html task_list(const Json& o) {
    ui::TaskList list{.items = {},
                      .id_prefix = string(o, "idPrefix", "task-list"),
                      .classes = string(o, "classes"),
                      .attributes = attributes(o)};
    each(at(o, "items"), [&](const Json& item, int place) {
        const auto& status = at(item, "status");
        ui::Part<ui::Tag> tag;
        if (truthy(status, "tag")) tag = tag_of(at(status, "tag"));
        const auto& title = at(item, "title");
        list.items.push_back(
            {.title = ui::TaskTitle{.text = text_or_html(title), .classes = string(title, "classes")},
             .status = ui::TaskStatus{.text = text_or_html(status), .tag = tag, .classes = string(status, "classes")},
             .href = string(item, "href"),
             .hint = text_or_html(at(item, "hint")),
             .classes = string(item, "classes"),
             .number = place});
    });
    return ui::render(list);
}

ui::Cell cell(const Json& from) {
    return {.text = text_or_html(from),
            .format = string(from, "format"),
            .colspan = integer(from, "colspan"),
            .rowspan = integer(from, "rowspan"),
            .classes = string(from, "classes"),
            .attributes = attributes(from)};
}

ui::Html table(const Json& o) {
    ui::Table table{.head = {},
                    .rows = {},
                    .caption = string(o, "caption"),
                    .first_cell_is_header = truthy(o, "firstCellIsHeader"),
                    .caption_classes = string(o, "captionClasses"),
                    .classes = string(o, "classes"),
                    .attributes = attributes(o)};
    for (const auto& head : at(o, "head")) table.head.push_back(cell(head));
    each(at(o, "rows"), [&](const Json& row, int) {
        auto& ours = table.rows.emplace_back();
        for (const auto& one : row) ours.push_back(cell(one));
    });
    return ui::render(table);
}

}  // namespace

void add_content_mappers(Mappers& mappers) {
    mappers["tag"] = tag;
    mappers["inset-text"] = inset_text;
    mappers["warning-text"] = warning_text;
    mappers["details"] = details;
    mappers["panel"] = panel;
    mappers["feedback"] = feedback;
    mappers["notification-banner"] = notification_banner;
    mappers["cookie-banner"] = cookie_banner;
    mappers["accordion"] = accordion;
    mappers["tabs"] = tabs;
    mappers["summary-list"] = summary_list;
    mappers["task-list"] = task_list;
    mappers["table"] = table;
}

}  // namespace fixtures
