#include "platform/ui/components.h"
#include "platform/ui/gallery/parts.h"
#include "platform/ui/layout.h"
#include "platform/ui/listing.h"
#include "platform/ui/markdown.h"
#include "platform/ui/moj.h"

namespace ui {

GalleryPage gallery_actions() {
    Html all;
    all +=
        example("Buttons", element("div", {{"class", "govuk-button-group"}},
                                   render(Button{.text = "Save and continue"}) +
                                       render(Button{.text = "Save as draft", .classes = "govuk-button--secondary"}) +
                                       render(Button{.text = "Close this action", .classes = "govuk-button--warning"}) +
                                       render(Button{.text = "Not now", .disabled = true}) +
                                       element("a", {{"class", "govuk-link"}, {"href", "#"}}, "Cancel")));
    all += example("Start button", render(Button{.text = "Start now", .href = "#", .is_start_button = true}));
    all += example("Button menu",
                   render(ButtonMenu{
                       .items = {{.text = "Edit", .href = "#"}, {.text = "Print", .href = "#"}, {.text = "Withdraw"}},
                       .text = "Actions"}));
    all += example("Exit this page", element("div", {{"class", "govuk-clearfix"}}, render(ExitThisPage{})));
    all += example("Confirmation", render(Panel{.title = "Place booked", .content = "Your reference is T-2025-014"}));
    all +=
        example("Interruption", render(Panel{.title = "Is this the right child?",
                                             .content = "You have opened a record of another partnership.",
                                             .heading_level = 2,
                                             .actions = {{.text = "Yes, go on"}, {.text = "No, go back", .href = "#"}},
                                             .classes = "govuk-panel--interruption"}));
    return {.slug = "actions", .title = "Buttons and confirmations", .content = all};
}

GalleryPage gallery_text() {
    Html all;
    Html tags;
    for (const char* colour : {"", "grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"})
        tags += render(Tag{.text = *colour != '\0' ? colour : "default",
                           .classes = *colour != '\0' ? std::string{"govuk-tag--"} + colour : ""}) +
                " ";
    all += example("Tags", element("p", {{"class", "govuk-body"}}, tags));
    all += example("Badges", element("p", {{"class", "govuk-body"}},
                                     render(Badge{.text = "Sealed", .classes = "moj-badge--red"}) + " " +
                                         render(Badge{.text = "Draft", .classes = "moj-badge--grey"}) + " Actions " +
                                         render(NotificationBadge{.count = 12, .visually_hidden_text = "overdue"})));
    all +=
        example("Inset text", render(InsetText{.text = "It can take up to 15 working days to agree the next step."}));
    all += example("Warning", render(WarningText{.text = "You must tell the Panel within 5 working days."}));
    all += example("Details",
                   render(Details{.summary = "Why we ask", .content = "The rate needs the number of children."}) +
                       render(Details{.summary = "Open from the start", .content = "Like this.", .open = true}));
    all += example("Notification banners",
                   render(NotificationBanner{.content = "The census opens on 1 April 2026.", .title_id = "b1"}) +
                       render(NotificationBanner{.content = "The action was closed.",
                                                 .type = BannerType::success,
                                                 .title_id = "b2",
                                                 .disable_auto_focus = true}));
    all += example("Cookie banner",
                   render(CookieBanner{.messages = {{.content = "We use one cookie, to keep you signed in.",
                                                     .heading = "Cookies on Cairn",
                                                     .actions = {{.text = "Hide this message"}}}}}));
    all +=
        example("Feedback", render(Feedback{.title = "Was this page useful?", .content = "Tell us what was missing."}));
    all += example(
        "Narrative in Markdown",
        markdown("## What we learned\n\nPractitioners **knew** the pathway, but *two in five* did not use it.\n\n"
                 "- ask the child\n- record what they said\n\n1. first\n2. second\n\n> \"No one asked me.\"\n\n"
                 "| Agency | Attended |\n| --- | ---: |\n| Police | 12 |\n| Health | 9 |\n\n"
                 "See [the procedures](https://example.org/). <b>Markup stays text.</b>\n",
                 3));
    all +=
        example("Empty state", render(EmptyState{.title = "No actions yet",
                                                 .content = element("p", {{"class", "govuk-body"}},
                                                                    "Actions come from meetings, reviews and audits.") +
                                                            render(Button{.text = "Add an action"})}));
    return {.slug = "text", .title = "Text, tags and messages", .content = all};
}

GalleryPage gallery_lists() {
    Html all;
    all += example(
        "Key figures",
        render(KeyFigures{.items = {{.label = "Referrals to children's social care",
                                     .value = "2,961",
                                     .note = "2024-25, up 401 or 15.7% on the year before",
                                     .href = "#"},
                                    {.label = "Children on a plan", .value = "214", .note = "At 31 March 2025"},
                                    {.label = "Rapid reviews", .value = "3", .note = "2024-25"},
                                    {.label = "Initial conferences in time", .value = "", .note = "Not published"}}}));
    all += example("Summary list",
                   render(SummaryList{
                       .rows = {{.key = "Name",
                                 .value = "Learning review 14",
                                 .actions = {{.text = "Change", .href = "#", .visually_hidden_text = "name"}}},
                                {.key = "Lead agency",
                                 .value = "Police",
                                 .actions = {{.text = "Add", .href = "#", .visually_hidden_text = "lead agency"},
                                             {.text = "Change", .href = "#", .visually_hidden_text = "lead agency"}}},
                                {.key = "Opened", .value = "3 June 2024"}}}));
    all += example(
        "Summary cards",
        render(SummaryList{.rows = {{.key = "Post", .value = "Business manager"}, {.key = "Since", .value = "2021"}},
                           .card = SummaryCard{.title = "First appointment",
                                               .heading_level = 3,
                                               .actions = {{.text = "End", .href = "#"}}}}) +
            render(SummaryList{
                .rows = {{.key = "Post", .value = "Chair"}, {.key = "Since", .value = "2023"}},
                .card = SummaryCard{.title = "Second appointment",
                                    .heading_level = 3,
                                    .actions = {{.text = "End", .href = "#"}, {.text = "Change", .href = "#"}}}}));
    all += example(
        "Task list",
        render(TaskList{
            .items = {{.title = "Terms of reference", .status = TaskStatus{.text = "Completed"}, .href = "#"},
                      {.title = "Chronology",
                       .status = TaskStatus{.tag = Tag{.text = "In progress", .classes = "govuk-tag--teal"}},
                       .href = "#",
                       .hint = "From each agency involved"},
                      {.title = "Report",
                       .status = TaskStatus{.text = "Cannot start yet",
                                            .classes = "govuk-task-list__status--cannot-start-yet"}}}}));
    return {.slug = "lists", .title = "Figures, facts and tasks", .content = all};
}

GalleryPage gallery_tables() {
    Html all;
    const Table small{.head = {"Agency", numeric("Invited"), numeric("Attended")},
                      .rows = {{"Police", numeric("12"), numeric("11")},
                               {"Health", numeric("12"), numeric("9")},
                               {"Schools", numeric("12"), numeric("12")}},
                      .caption = "Attendance at the board, 2024-25",
                      .first_cell_is_header = true,
                      .caption_classes = "govuk-table__caption--m"};
    all += example("Table", scroll_area(small.caption, render(small)));
    Table sorted = small;
    sorted.caption = "Sorted by scripts";
    sorted.head = {sortable("Agency", "ascending"), sortable("Invited", "none", "numeric"),
                   sortable("Attended", "none", "numeric")};
    all += example("Sortable table", scroll_area(sorted.caption, render(sortable_table(sorted))));
    Table by_server = small;
    by_server.caption = "Sorted by the server";
    by_server.head = {sort_header("Agency", Sorted::no, "#"),
                      sort_header("Invited", Sorted::descending, "#", "numeric"),
                      sort_header("Attended", Sorted::ascending, "#", "numeric")};
    all += example("Sorted by links", scroll_area(by_server.caption, render(by_server)));
    Table wide{.head = {"Indicator"}, .rows = {}, .caption = "Twelve years", .first_cell_is_header = true};
    for (int year = 2013; year < 2025; ++year) wide.head.push_back(numeric(std::to_string(year)));
    for (const char* name : {"Referrals", "Strategy discussions", "Children on a child protection plan"}) {
        auto& row = wide.rows.emplace_back();
        row.emplace_back(name);
        for (int year = 2013; year < 2025; ++year) row.push_back(numeric(std::to_string(year)));
    }
    all += example("Wide table in its own scroll area", scroll_area("Twelve years", render(wide)));
    all += example("Choosing rows",
                   render(MultiSelectTable{
                       .table = {.head = {"Action", "Due"},
                                 .rows = {{"Update the pathway", "3 June 2025"}, {"Tell schools", "9 June 2025"}},
                                 .caption = "Actions"},
                       .name = "action",
                       .values = {"1", "2"},
                       .labels = {"Choose: Update the pathway", "Choose: Tell schools"},
                       .chosen = {"2"}}));
    const Pages pages{
        .page = 4, .per_page = 25, .items = 312, .address = [](std::size_t n) { return "#" + std::to_string(n); }};
    all += example("Pages",
                   element("p", {{"class", "govuk-body"}}, showing(pages, "action", "actions")) + pagination(pages));
    all += example("Previous and next",
                   render(Pagination{.previous = PaginationLink{.href = "#a", .label = "Bruising protocol"},
                                     .next = PaginationLink{.href = "#b", .label = "Exploitation toolkit"},
                                     .landmark_label = "Procedures"}));
    return {.slug = "tables", .title = "Tables and pages", .content = all};
}

GalleryPage gallery_sections() {
    Html all;
    all +=
        example("Accordion", render(Accordion{.id = "parts",
                                              .items = {{.heading = "Arrangements", .content = "Who the partners are."},
                                                        {.heading = "Funding", .content = "Who pays what."}},
                                              .heading_level = 3,
                                              .remember_expanded = false}));
    all += example("Tabs", render(Tabs{.items = {{.label = "This year", .content = "2024-25"},
                                                 {.label = "Last year", .content = "2023-24"}},
                                       .id_prefix = "year"}));
    all += example("Timeline", render(Timeline{.items = {{.label = "Rapid review sent",
                                                          .content = markup("<p>Sent to the Panel.</p>"),
                                                          .datetime = "2024-06-21T14:01:00Z",
                                                          .date_text = "21 June 2024 at 3:01pm",
                                                          .byline = "Business manager"},
                                                         {.label = "Incident notified",
                                                          .content = markup("<p>By the local authority.</p>"),
                                                          .datetime = "2024-06-03T09:00:00Z",
                                                          .date_text = "3 June 2024 at 10am"}},
                                               .heading_level = 3}));
    all += example("Progress", render(ProgressBar{.items = {{.label = "Notified", .complete = true},
                                                            {.label = "Rapid review", .active = true},
                                                            {.label = "Panel's answer"}}}));
    all += example("Messages", render(Messages{.items = {{.text = "Who attends for health?",
                                                          .sent = true,
                                                          .sender = "Chair",
                                                          .date_text = "14 June 2024",
                                                          .time_text = "2:01pm"},
                                                         {.text = "The designated nurse.",
                                                          .sent = false,
                                                          .sender = "ICB",
                                                          .date_text = "14 June 2024",
                                                          .time_text = "2:30pm"}}}));
    return {.slug = "sections", .title = "Sections and what happened", .content = all};
}

}  // namespace ui
