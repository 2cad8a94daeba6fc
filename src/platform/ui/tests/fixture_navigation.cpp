#include "fixture_options.h"

namespace fixtures {
namespace {

ui::Html back_link(const Json& o) {
    return ui::render(ui::BackLink{.href = string(o, "href"),
                                   .text = text_or_html(o),
                                   .classes = string(o, "classes"),
                                   .attributes = attributes(o)});
}

ui::Html skip_link(const Json& o) {
    return ui::render(ui::SkipLink{.text = text_or_html(o),
                                   .href = string(o, "href", "#content"),
                                   .classes = string(o, "classes"),
                                   .attributes = attributes(o)});
}

ui::Html breadcrumbs(const Json& o) {
    ui::Breadcrumbs crumbs{.items = {},
                           .collapse_on_mobile = truthy(o, "collapseOnMobile"),
                           .label = string(o, "labelText", "Breadcrumb"),
                           .classes = string(o, "classes"),
                           .attributes = attributes(o)};
    for (const auto& item : at(o, "items"))
        crumbs.items.push_back(
            {.text = text_or_html(item), .href = string(item, "href"), .attributes = attributes(item)});
    return ui::render(crumbs);
}

ui::Html language_navigation(const Json& o) {
    ui::LanguageNavigation navigation{.items = {},
                                      .aria_label = string(o, "ariaLabel", "Language"),
                                      .classes = string(o, "classes"),
                                      .attributes = attributes(o)};
    for (const auto& item : at(o, "items"))
        navigation.items.push_back({.text = text_or_html(item),
                                    .href = string(item, "href"),
                                    .current = truthy(item, "current"),
                                    .lang = string(item, "lang"),
                                    .hreflang = string(item, "hrefLang"),
                                    .dir = string(item, "dir"),
                                    .description = string(item, "languageDescriptionText"),
                                    .classes = string(item, "classes"),
                                    .attributes = attributes(item)});
    return ui::render(navigation);
}

ui::Html slot(const Json& slots, const char* key) {
    const auto& value = at(slots, key);
    return ui::Html::trusted(value.is_object() ? string(value, "html") : string(value));
}

ui::Html service_navigation(const Json& o) {
    const auto& slots = at(o, "slots");
    ui::ServiceNavigation navigation{.items = {},
                                     .service_name = string(o, "serviceName"),
                                     .service_url = string(o, "serviceUrl"),
                                     .aria_label = string(o, "ariaLabel", "Service information"),
                                     .menu_button_text = string(o, "menuButtonText", "Menu"),
                                     .menu_button_label = string(o, "menuButtonLabel"),
                                     .navigation_label = string(o, "navigationLabel"),
                                     .navigation_id = string(o, "navigationId", "navigation"),
                                     .navigation_classes = string(o, "navigationClasses"),
                                     .collapse_on_mobile = optional_bool(o, "collapseNavigationOnMobile"),
                                     .slots = {.start = slot(slots, "start"),
                                               .end = slot(slots, "end"),
                                               .end_inline = string(at(slots, "end"), "align") == "inline",
                                               .navigation_start = slot(slots, "navigationStart"),
                                               .navigation_end = slot(slots, "navigationEnd")},
                                     .classes = string(o, "classes"),
                                     .attributes = attributes(o)};
    each(at(o, "navigation"), [&](const Json& item, int) {
        navigation.items.push_back({.text = text_or_html(item),
                                    .href = string(item, "href"),
                                    .place = truthy(item, "current")  ? ui::Place::here
                                             : truthy(item, "active") ? ui::Place::within
                                                                      : ui::Place::elsewhere,
                                    .attributes = attributes(item)});
    });
    return ui::render(navigation);
}

std::optional<ui::PaginationLink> pagination_link(const Json& from) {
    if (from.is_null()) return {};
    return ui::PaginationLink{.href = string(from, "href"),
                              .text = text_or_html(from),
                              .label = string(from, "labelText"),
                              .attributes = attributes(from)};
}

ui::Html pagination(const Json& o) {
    ui::Pagination pagination{.previous = pagination_link(at(o, "previous")),
                              .next = pagination_link(at(o, "next")),
                              .landmark_label = string(o, "landmarkLabel", "Pagination"),
                              .classes = string(o, "classes"),
                              .attributes = attributes(o)};
    each(at(o, "items"), [&](const Json& item, int) {
        if (item.empty()) return;
        pagination.items.push_back({.number = string(at(item, "number")),
                                    .href = string(item, "href"),
                                    .current = truthy(item, "current"),
                                    .ellipsis = truthy(item, "ellipsis"),
                                    .aria_label = optional_string(item, "visuallyHiddenText"),
                                    .attributes = attributes(item)});
    });
    return ui::render(pagination);
}

ui::Html button(const Json& o) {
    return ui::render(ui::Button{.text = content(o),
                                 .href = string(o, "href"),
                                 .type = string(o, "type", "submit"),
                                 .name = string(o, "name"),
                                 .value = string(o, "value"),
                                 .disabled = truthy(o, "disabled"),
                                 .is_start_button = truthy(o, "isStartButton"),
                                 .prevent_double_click = optional_bool(o, "preventDoubleClick"),
                                 .id = string(o, "id"),
                                 .classes = string(o, "classes"),
                                 .attributes = attributes(o)});
}

ui::Html exit_this_page(const Json& o) {
    return ui::render(ui::ExitThisPage{.text = content(o),
                                       .redirect_url = string(o, "redirectUrl", "https://www.bbc.co.uk/weather"),
                                       .id = string(o, "id"),
                                       .activated_text = string(o, "activatedText"),
                                       .timed_out_text = string(o, "timedOutText"),
                                       .press_two_more_times_text = string(o, "pressTwoMoreTimesText"),
                                       .press_one_more_time_text = string(o, "pressOneMoreTimeText"),
                                       .classes = string(o, "classes"),
                                       .attributes = attributes(o)});
}

ui::Html error_summary(const Json& o) {
    ui::ErrorSummary summary{.title = text_or_html(o, "titleText", "titleHtml"),
                             .description = text_or_html(o, "descriptionText", "descriptionHtml"),
                             .disable_auto_focus = optional_bool(o, "disableAutoFocus"),
                             .classes = string(o, "classes"),
                             .attributes = attributes(o)};
    for (const auto& item : at(o, "errorList"))
        summary.errors.push_back(
            {.text = text_or_html(item), .href = string(item, "href"), .attributes = attributes(item)});
    return ui::render(summary);
}

ui::Html phase_banner(const Json& o) {
    const auto& tag = at(o, "tag");
    return ui::render(ui::PhaseBanner{.tag = {.text = text_or_html(tag), .classes = string(tag, "classes")},
                                      .text = text_or_html(o),
                                      .classes = string(o, "classes"),
                                      .attributes = attributes(o)});
}

ui::Html generic_header(const Json& o) {
    return ui::render(ui::GenericHeader{.logo = text_or_html(o, "logoText", "logoHtml"),
                                        .url = string(o, "url", "/"),
                                        .container_classes = string(o, "containerClasses", "govuk-width-container"),
                                        .classes = string(o, "classes"),
                                        .attributes = attributes(o)});
}

ui::Html header(const Json& o) {
    return ui::render(ui::Header{.product_name = string(o, "productName"),
                                 .homepage_url = string(o, "homepageUrl", "//gov.uk"),
                                 .container_classes = string(o, "containerClasses", "govuk-width-container"),
                                 .classes = string(o, "classes"),
                                 .attributes = attributes(o)});
}

std::vector<ui::FooterLink> footer_links(const Json& from) {
    std::vector<ui::FooterLink> links;
    for (const auto& item : at(from, "items"))
        links.push_back({.text = string(item, "text"), .href = string(item, "href"), .attributes = attributes(item)});
    return links;
}

ui::Html footer(const Json& o) {
    ui::Footer footer{.licence_text = text_or_html(at(o, "contentLicence")),
                      .copyright = text_or_html(at(o, "copyright")),
                      .container_classes = string(o, "containerClasses"),
                      .classes = string(o, "classes"),
                      .attributes = attributes(o)};
    if (!footer.licence_text.empty()) footer.licence = ui::Licence::other;
    if (o.contains("contentLicence") && o["contentLicence"].is_null()) footer.licence = ui::Licence::none;
    for (const auto& section : at(o, "navigation"))
        footer.navigation.push_back({.title = string(section, "title"),
                                     .items = footer_links(section),
                                     .width = string(section, "width", "full"),
                                     .columns = integer(section, "columns")});
    if (truthy(o, "meta")) {
        const auto& meta = at(o, "meta");
        footer.meta = ui::FooterMeta{.items = footer_links(meta),
                                     .text = text_or_html(meta),
                                     .visually_hidden_title = string(meta, "visuallyHiddenTitle", "Support links")};
    }
    return ui::render(footer);
}

}  // namespace

void add_navigation_mappers(Mappers& mappers) {
    mappers["back-link"] = back_link;
    mappers["skip-link"] = skip_link;
    mappers["breadcrumbs"] = breadcrumbs;
    mappers["language-navigation"] = language_navigation;
    mappers["service-navigation"] = service_navigation;
    mappers["pagination"] = pagination;
    mappers["button"] = button;
    mappers["exit-this-page"] = exit_this_page;
    mappers["error-summary"] = error_summary;
    mappers["phase-banner"] = phase_banner;
    mappers["generic-header"] = generic_header;
    mappers["header"] = header;
    mappers["footer"] = footer;
}

}  // namespace fixtures
