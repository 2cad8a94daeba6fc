#include "platform/ui/components.h"
#include "platform/ui/gallery/parts.h"
#include "platform/ui/layout.h"
#include "platform/ui/moj.h"

namespace ui {

GalleryPage gallery_navigation() {
    Html all;
    all += example("Back link", render(BackLink{.href = "#"}));
    all += example("Breadcrumbs",
                   render(Breadcrumbs{
                       .items = {{.text = "Home", .href = "#"}, {.text = "Plan", .href = "#"}, {.text = "Priority 2"}},
                       .label = "Example breadcrumb"}));
    all += example("Service navigation",
                   render(ServiceNavigation{.items = {{.text = "Your work", .href = "#", .place = Place::here},
                                                      {.text = "Meetings", .href = "#"},
                                                      {.text = "Plan", .href = "#"}},
                                            .service_name = "Cairn",
                                            .service_url = "#",
                                            .aria_label = "Example service",
                                            .navigation_label = "Example menu",
                                            .navigation_id = "example-navigation"}));
    all += example("Sub navigation", render(SubNavigation{.items = {{.text = "Summary", .href = "#", .active = true},
                                                                    {.text = "Actions", .href = "#"},
                                                                    {.text = "History", .href = "#"}},
                                                          .label = "Parts of this record"}));
    all += example("Side navigation",
                   render(SideNavigation{.label = "Sections",
                                         .sections = {{.heading = "Report",
                                                       .items = {{.text = "Area profile", .href = "#", .active = true},
                                                                 {.text = "Performance", .href = "#"}},
                                                       .heading_level = 3}}}));
    all += example("Primary navigation",
                   render(PrimaryNavigation{
                       .items = {{.text = "Home", .href = "#", .active = true}, {.text = "Reviews", .href = "#"}},
                       .label = "Example primary"}));
    all += example("Identity bar", render(IdentityBar{.title = "Learning review 14",
                                                      .menus = {{.items = {{.text = "Close", .href = "#"}}}}}));
    all += example("Languages",
                   render(LanguageNavigation{
                       .items = {{.text = "English", .current = true, .lang = "en"},
                                 {.text = "Cymraeg", .href = "#", .lang = "cy", .description = "Newid yr iaith"}}}));
    all += example("Phase banner",
                   render(PhaseBanner{
                       .tag = {.text = "Beta"},
                       .text = markup("This is new. <a class=\"govuk-link\" href=\"#\">Tell us what you think</a>.")}));
    all += example("Skip link", render(SkipLink{.text = "Skip to main content", .href = "#main-content"}));
    return {.slug = "navigation", .title = "Finding the way", .content = all};
}

GalleryPage gallery_filter() {
    const auto options =
        render(Input{.name = "q", .label = {.text = "Words"}, .id = "filter-q"}) +
        render(
            Checkboxes{.name = "agency",
                       .items = {{.text = "Police", .value = "police"}, {.text = "Health", .value = "health"}},
                       .fieldset = Fieldset{.legend = Legend{.text = "Agency", .classes = "govuk-fieldset__legend--s"}},
                       .id_prefix = "filter-agency",
                       .values = std::vector<std::string>{"police"},
                       .classes = "govuk-checkboxes--small"});
    const Filter filter{
        .options = options,
        .selected = {{.categories = {{.heading = "Agency", .items = {{.text = "Police", .href = "#"}}},
                                     {.heading = "Due",
                                      .items = {{.text = "This week", .href = "#"}, {.text = "Late", .href = "#"}}}},
                      .clear_href = "#"}}};
    const Table table{.head = {"Action", "Agency", "Due", "State"},
                      .rows = {{"Update the exploitation pathway", "Police", "3 June 2025",
                                render(Tag{.text = "Late", .classes = "govuk-tag--red"})},
                               {"Tell all schools about the bruising protocol", "Education", "9 June 2025",
                                render(Tag{.text = "Due this week", .classes = "govuk-tag--yellow"})},
                               {"Agree funding for 2026-27", "All partners", "30 September 2025",
                                render(Tag{.text = "On track", .classes = "govuk-tag--green"})}},
                      .caption = "3 actions",
                      .caption_classes = "govuk-table__caption--m"};
    return {.slug = "filter",
            .title = "A filtered list",
            .content = filter_layout("#", filter, scroll_area("Actions", render(table))),
            .width = Width::wide};
}

GalleryPage gallery_records() {
    Html all;
    all += example(
        "Long words and identifiers",
        render(SummaryList{
            .rows = {{.key = "Reference",
                      .value = "LRSCP-2024-0000000000000000000000000000000000000000000000000000000000000000000014"},
                     {.key = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
                      .value = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"}}}));
    all += example("Text with markup in it", render(InsetText{.text = "<script>alert('no')</script> & \"quotes\""}));
    Table table{
        .head = {"Row", "Name", numeric("Value")}, .rows = {}, .caption = "A long table", .first_cell_is_header = true};
    for (int i = 1; i <= 60; ++i)
        table.rows.push_back(
            {std::to_string(i), "A name that takes some room on the line", numeric(std::to_string(i * 37 % 1000))});
    all += example("Long table", scroll_area("A long table", render(table)));
    return {.slug = "records", .title = "Long and hostile content", .content = all};
}

GalleryPage gallery_right_to_left() {
    Html all;
    all +=
        element("p", {{"class", "govuk-body"}}, "سلامة الأطفال مسؤولية الجميع. إذا كنت قلقا بشأن طفل فأخبر شخصا ما.");
    all += render(SummaryList{.rows = {{.key = "الاسم",
                                        .value = "شراكة حماية الأطفال",
                                        .actions = {{.text = "تغيير", .href = "#", .visually_hidden_text = "الاسم"}}},
                                       {.key = "المنطقة", .value = "ليسترشير"}}});
    all += render(Table{.head = {"السنة", numeric("العدد")},
                        .rows = {{"2024", numeric("2,961")}, {"2023", numeric("2,560")}},
                        .caption = "الإحالات"});
    all += render(Input{.name = "name", .label = {.text = "الاسم"}, .hint = "كما في جدول الأعمال"});
    return {.slug = "right-to-left",
            .title = "من اليمين إلى اليسار",
            .content = all,
            .width = Width::two_thirds,
            .lang = "ar",
            .dir = "rtl"};
}

GalleryPage gallery_govuk() {
    Html all;
    all += element("p", {{"class", "govuk-body"}},
                   "GOV.UK's own header and footer carry the crown. They are proved like all components, and no page "
                   "of Cairn uses them.");
    all += example("Generic header", render(GenericHeader{.logo = "Cairn", .url = "#"}));
    return {.slug = "furniture", .title = "Headers", .content = all};
}

}  // namespace ui
