#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <memory>
#include <set>

#include "canonical.h"
#include "fixture_options.h"
#include "platform/ui/moj.h"

namespace {

using namespace fixtures;

/// What the official templates make of our examples, now, in Node.
Json official_examples() {
    const std::string command =
        std::string{"TZ=UTC node "} + TEST_DIR + "/official.mjs " + TEST_DIR + "/moj_examples.json";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(command.c_str(), "r"), pclose};
    REQUIRE(pipe);
    std::string text;
    std::array<char, 65536> buffer{};
    while (const auto read = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) text.append(buffer.data(), read);
    return Json::parse(text);
}

std::vector<ui::MojLink> links(const Json& from) {
    std::vector<ui::MojLink> all;
    for (const auto& item : at(from, "items"))
        all.push_back({.text = text_or_html(item),
                       .href = string(item, "href"),
                       .active = truthy(item, "active"),
                       .classes = string(item, "classes"),
                       .attributes = attributes(item)});
    return all;
}

ui::Html primary_navigation(const Json& o) {
    return ui::render(ui::PrimaryNavigation{.items = links(o),
                                            .label = string(o, "label"),
                                            .search = ui::Html::trusted(string(o, "searchHtml")),
                                            .container_classes = string(o, "containerClasses"),
                                            .classes = string(o, "classes"),
                                            .attributes = attributes(o)});
}

ui::Html sub_navigation(const Json& o) {
    return ui::render(ui::SubNavigation{.items = links(o),
                                        .label = string(o, "label", "Secondary navigation region"),
                                        .classes = string(o, "classes"),
                                        .attributes = attributes(o)});
}

ui::Html side_navigation(const Json& o) {
    ui::SideNavigation side{
        .label = string(o, "label"), .items = links(o), .classes = string(o, "classes"), .attributes = attributes(o)};
    for (const auto& section : at(o, "sections")) {
        const auto& heading = at(section, "heading");
        side.sections.push_back({.heading = text_or_html(heading),
                                 .items = links(section),
                                 .heading_level = integer(heading, "headingLevel", 4),
                                 .heading_classes = string(heading, "classes"),
                                 .heading_attributes = attributes(heading)});
    }
    return ui::render(side);
}

ui::Html filter(const Json& o) {
    ui::Filter filter{.options = ui::Html::trusted(string(o, "optionsHtml")),
                      .heading = text_or_html(at(o, "heading")),
                      .submit_text = string(at(o, "submit"), "text", "Apply filters"),
                      .submit_attributes = attributes(at(o, "submit")),
                      .attributes = attributes(o)};
    if (truthy(o, "selectedFilters")) {
        const auto& from = at(o, "selectedFilters");
        ui::SelectedFilters selected{.categories = {},
                                     .clear_href = string(at(from, "clearLink"), "href"),
                                     .clear_text = string(at(from, "clearLink"), "text"),
                                     .heading = text_or_html(at(from, "heading"))};
        for (const auto& category : at(from, "categories")) {
            auto& ours = selected.categories.emplace_back();
            ours.heading = text_or_html(at(category, "heading"));
            for (const auto& item : at(category, "items"))
                ours.items.push_back({.text = string(item, "text"), .href = string(item, "href")});
        }
        filter.selected.push_back(std::move(selected));
    }
    return ui::render(filter);
}

/// The words that the official filter makes of a moment are the caller's in our components.
std::string words(const std::string& timestamp, const std::string& type) {
    static const std::map<std::string, std::map<std::string, std::string>> known{
        {"2019-06-14T14:01:00.000Z",
         {{"datetime", "14 June 2019 at 2:01pm"}, {"date", "14 June 2019"}, {"time", "2:01pm"}}},
        {"2019-06-14T14:30:00.000Z", {{"date", "14 June 2019"}, {"time", "2:30pm"}}},
        {"2019-06-15T09:00:00.000Z", {{"date", "15 June 2019"}, {"time", "9am"}}},
        {"2019-06-07T12:32:00.000Z", {{"date", "7 June 2019"}, {"shortdatetime", "7 Jun 2019 at 12:32pm"}}}};
    return known.at(timestamp).at(type);
}

ui::Html timeline(const Json& o) {
    ui::Timeline timeline{.items = {},
                          .heading_level = integer(o, "headingLevel", 2),
                          .classes = string(o, "classes"),
                          .attributes = attributes(o)};
    for (const auto& item : at(o, "items")) {
        const auto& datetime = at(item, "datetime");
        timeline.items.push_back({.label = text_or_html(at(item, "label")),
                                  .content = content(item),
                                  .datetime = string(datetime, "timestamp"),
                                  .date_text = words(string(datetime, "timestamp"), string(datetime, "type")),
                                  .byline = text_or_html(at(item, "byline")),
                                  .classes = string(item, "classes"),
                                  .attributes = attributes(item)});
    }
    return ui::render(timeline);
}

ui::Html messages(const Json& o) {
    ui::Messages messages{.items = {},
                          .id = string(o, "id", "messages"),
                          .label = string(o, "label"),
                          .classes = string(o, "classes"),
                          .attributes = attributes(o)};
    for (const auto& item : at(o, "items"))
        messages.items.push_back({.text = text_or_html(item),
                                  .sent = string(item, "type") == "sent",
                                  .sender = string(item, "sender"),
                                  .date_text = words(string(item, "timestamp"), "date"),
                                  .time_text = words(string(item, "timestamp"), "time"),
                                  .id = string(item, "id")});
    return ui::render(messages);
}

ui::ButtonMenu menu_of(const Json& o) {
    ui::ButtonMenu menu{.items = {},
                        .text = string(at(o, "button"), "text"),
                        .button_classes = string(at(o, "button"), "classes"),
                        .align_menu = string(o, "alignMenu"),
                        .classes = string(o, "classes"),
                        .attributes = attributes(o)};
    for (const auto& item : at(o, "items"))
        menu.items.push_back({.text = content(item),
                              .href = string(item, "href"),
                              .type = string(item, "type", "submit"),
                              .name = string(item, "name"),
                              .value = string(item, "value"),
                              .disabled = truthy(item, "disabled"),
                              .classes = string(item, "classes"),
                              .attributes = attributes(item)});
    return menu;
}

ui::Html identity_bar(const Json& o) {
    ui::IdentityBar bar{
        .title = text_or_html(at(o, "title")), .classes = string(o, "classes"), .attributes = attributes(o)};
    for (const auto& menu : at(o, "menus")) bar.menus.push_back(menu_of(menu));
    return ui::render(bar);
}

ui::Html progress_bar(const Json& o) {
    ui::ProgressBar bar{.items = {},
                        .label = string(o, "label"),
                        .id = string(o, "id", "progress"),
                        .classes = string(o, "classes"),
                        .attributes = attributes(o)};
    for (const auto& item : at(o, "items"))
        bar.items.push_back({.label = text_or_html(at(item, "label")),
                             .complete = truthy(item, "complete"),
                             .active = truthy(item, "active"),
                             .id = string(item, "id"),
                             .classes = string(item, "classes"),
                             .label_classes = string(at(item, "label"), "classes"),
                             .attributes = attributes(item)});
    return ui::render(bar);
}

ui::Html badge(const Json& o) {
    return ui::render(ui::Badge{.text = text_or_html(o), .classes = string(o, "classes"), .attributes = attributes(o)});
}

ui::Html notification_badge(const Json& o) {
    return ui::render(ui::NotificationBadge{.count = integer(o, "text"),
                                            .visually_hidden_text = string(o, "visuallyHiddenText"),
                                            .classes = string(o, "classes"),
                                            .attributes = attributes(o)});
}

ui::Html date_picker(const Json& o) {
    return ui::render(ui::DatePicker{.name = string(o, "name"),
                                     .label = label(o),
                                     .id = string(o, "id"),
                                     .hint = hint(o),
                                     .error = error(o),
                                     .value = optional_string(o, "value"),
                                     .min_date = string(o, "minDate"),
                                     .max_date = string(o, "maxDate"),
                                     .excluded_dates = string(o, "excludedDates"),
                                     .excluded_days = string(o, "excludedDays"),
                                     .week_start_day = string(o, "weekStartDay"),
                                     .leading_zeros = optional_bool(o, "leadingZeros"),
                                     .form_group = form_group(o),
                                     .classes = string(o, "classes"),
                                     .attributes = attributes(o)});
}

ui::Html add_another(const Json& o) {
    ui::AddAnother add{.items = {},
                       .item_label = string(o, "itemLabel", "Item"),
                       .id = string(o, "id"),
                       .inline_layout = string(o, "layout") == "inline",
                       .classes = string(o, "classes"),
                       .attributes = attributes(o)};
    for (const auto& item : at(o, "items")) {
        const auto& fieldset = at(item, "fieldset");
        const auto& legend = at(fieldset, "legend");
        const auto& remove = at(item, "removeButton");
        add.items.push_back({.fields = ui::Html::trusted(string(fieldset, "html")),
                             .legend = ui::Html::trusted(string(legend, "html")),
                             .error = error(item),
                             .described_by = string(fieldset, "describedBy"),
                             .remove_name = string(remove, "name", "remove"),
                             .remove_value = string(remove, "value"),
                             .classes = string(item, "classes"),
                             .legend_classes = string(legend, "classes"),
                             .fieldset_classes = string(fieldset, "classes"),
                             .attributes = attributes(item)});
    }
    return ui::render(add);
}

ui::Html multi_file_upload(const Json& o) {
    const auto& uploaded = at(o, "uploadedFiles");
    ui::MultiFileUpload upload{.upload = ui::Html::trusted(string(o, "uploadHtml")),
                               .heading = text_or_html(at(uploaded, "heading")),
                               .classes = string(o, "classes"),
                               .attributes = attributes(o)};
    for (const auto& item : at(uploaded, "items"))
        upload.files.push_back({.message = text_or_html(at(item, "message")),
                                .file_name = string(item, "fileName"),
                                .original_file_name = string(item, "originalFileName"),
                                .delete_text = string(at(item, "deleteButton"), "text")});
    return ui::render(upload);
}

const Mappers mappers{{"moj/primary-navigation", primary_navigation},
                      {"moj/sub-navigation", sub_navigation},
                      {"moj/side-navigation", side_navigation},
                      {"moj/filter", filter},
                      {"moj/timeline", timeline},
                      {"moj/badge", badge},
                      {"moj/identity-bar", identity_bar},
                      {"moj/button-menu", [](const Json& o) { return ui::render(menu_of(o)); }},
                      {"moj/progress-bar", progress_bar},
                      {"moj/notification-badge", notification_badge},
                      {"moj/messages", messages},
                      {"moj/date-picker", date_picker},
                      {"moj/add-another", add_another},
                      {"moj/multi-file-upload", multi_file_upload}};

}  // namespace

TEST_CASE("ui: the components of the Ministry of Justice render as their own templates do") {
    const auto examples = official_examples();
    int matched = 0;
    std::set<std::string> seen;
    for (const auto& example : examples) {
        const auto component = example.at("component").get<std::string>();
        seen.insert(component);
        const auto ours = canonical(mappers.at(component)(example.at("options")).str());
        const auto theirs = canonical(example.at("html").get<std::string>());
        if (ours == theirs) ++matched;
        if (ours != theirs)
            FAIL_CHECK(component << ", " << example.at("name") << ":\n" << first_difference(ours, theirs));
    }
    std::printf("%d of %zu examples of MOJ components match\n", matched, examples.size());
    CHECK(seen.size() == mappers.size());
    CHECK(examples.size() >= 29);
}
