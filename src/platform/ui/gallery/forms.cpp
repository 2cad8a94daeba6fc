#include "platform/ui/forms.h"

#include "platform/ui/components.h"
#include "platform/ui/gallery/parts.h"
#include "platform/ui/journey.h"
#include "platform/ui/markdown.h"
#include "platform/ui/moj.h"

namespace ui {
namespace {

struct Answers {
    std::string course = "Exploitation";
    std::string need = {};
};

FieldErrors mistakes() {
    FieldErrors errors;
    errors.add("title", "Enter the title");
    errors.add("met", "The date of the meeting must be a real date", "met-month");
    errors.add("agency", "Select the agency");
    errors.add("people", "Select who was there");
    errors.add("places", "The number of places must be a whole number, like 15");
    errors.add("summary", "The summary must be 200 characters or fewer");
    errors.add("evidence", "The file must be smaller than 10 MB");
    return errors;
}

std::vector<Html> fields(const FieldErrors& errors, bool typed) {
    return {
        render(Input{.name = "title",
                     .label = {.text = "Title"},
                     .hint = "As on the agenda",
                     .error = error_for(errors, "title")}),
        render(DateField{
            .field = "met",
            .legend = Fieldset{.legend = Legend{.text = "When did you meet?", .classes = "govuk-fieldset__legend--s"}},
            .value = typed ? TypedDate{.day = "31", .month = "13", .year = "2025"} : TypedDate{},
            .hint = "For example, 31 3 2025",
            .errors = errors}),
        render(Radios{
            .name = "agency",
            .items = {{.text = "Police", .value = "police", .hint = "Leicestershire Police"},
                      {.text = "Health", .value = "health"},
                      radio_divider("or"),
                      {.text = "Another agency",
                       .value = "other",
                       .conditional = render(Input{.name = "agency-name", .label = {.text = "Its name"}})}},
            .fieldset = Fieldset{.legend = Legend{.text = "Which agency?", .classes = "govuk-fieldset__legend--s"}},
            .error = error_for(errors, "agency")}),
        render(Checkboxes{
            .name = "people",
            .items = {{.text = "Chair", .value = "chair"},
                      {.text = "Scrutineer", .value = "scrutineer"},
                      checkbox_divider("or"),
                      {.text = "No one", .value = "none", .behaviour = "exclusive"}},
            .fieldset = Fieldset{.legend = Legend{.text = "Who was there?", .classes = "govuk-fieldset__legend--s"}},
            .hint = "Select all that apply",
            .error = error_for(errors, "people")}),
        render(Input{.name = "places",
                     .label = {.text = "Number of places"},
                     .error = error_for(errors, "places"),
                     .value = typed ? "many" : "",
                     .inputmode = "numeric",
                     .suffix = "places",
                     .classes = "govuk-input--width-5"}),
        render(CharacterCount{.name = "summary",
                              .label = {.text = "Summary"},
                              .hint = "You can use Markdown",
                              .error = error_for(errors, "summary"),
                              .max_length = 200}),
        render(FileUpload{.name = "evidence",
                          .label = {.text = "Evidence"},
                          .error = error_for(errors, "evidence"),
                          .javascript = true})};
}

}  // namespace

/// Scripts number the fields of what is added by `data-name` and `data-id`.
Html person_name(const std::string& number) {
    const std::string name = "person[" + number + "][name]";
    return render(
        Input{.name = name,
              .label = {.text = "Name"},
              .id = name,
              .attributes = {{"data-name", "person[%index%][name]"}, {"data-id", "person[%index%][name]"}}});
}

GalleryPage gallery_fields() {
    Html all;
    all += example("A form", form({.csrf = "token",
                                   .fields = fields({}, false),
                                   .submit = "Save",
                                   .beside_submit = element("a", {{"class", "govuk-link"}, {"href", "#"}}, "Cancel"),
                                   .autosave = "/gallery/nowhere",
                                   .warn_unsaved = true,
                                   .id = "example"}));
    all += example(
        "Other inputs",
        render(Input{.name = "cost",
                     .label = {.text = "Cost"},
                     .value = "1250",
                     .prefix = "£",
                     .classes = "govuk-input--width-10"}) +
            render(PasswordInput{.name = "password", .label = {.text = "Password"}}) +
            render(Textarea{.name = "notes", .label = {.text = "Notes"}, .value = "Line one\nline two", .rows = 3}) +
            render(
                Input{.name = "fixed", .label = {.text = "Not yours to change"}, .value = "LRSCP", .disabled = true}) +
            render(DatePicker{.name = "due", .label = {.text = "Due"}, .hint = "For example, 17/5/2025"}));
    all += example(
        "Add another",
        element("form", {{"method", "post"}},
                render(AddAnother{
                    .items = {{.fields = person_name("0")}, {.fields = person_name("1")}},
                    .item_label = "Person"})));
    all += example(
        "Several files",
        render(MultiFileUpload{
            .upload = render(FileUpload{.name = "files",
                                        .label = {.text = "Upload files"},
                                        .multiple = true,
                                        .classes = "moj-multi-file-upload__input"}) +
                      render(Button{.text = "Upload", .classes = "govuk-button--secondary"}),
            .files = {
                {.message = "minutes.pdf has been uploaded", .file_name = "1", .original_file_name = "minutes.pdf"}}}));
    all += example("Narrative in Markdown", element("form", {{"method", "post"}},
                                                    render(MarkdownField{.name = "narrative",
                                                                         .label = {.text = "What happened"},
                                                                         .value = "They *listened*.",
                                                                         .rows = 4,
                                                                         .preview = markdown("They *listened*.", 3)})));
    all += example("Status line", status_line("saved", "Draft saved at 10:31am"));
    return {.slug = "fields", .title = "Forms and fields", .content = all, .width = Width::two_thirds};
}

GalleryPage gallery_errors() {
    const auto errors = mistakes();
    return {.slug = "errors",
            .title = "A form with errors",
            .content = form({.csrf = "token", .fields = fields(errors, true), .submit = "Save"}),
            .width = Width::two_thirds,
            .errors = errors};
}

GalleryPage gallery_choices() {
    Html all;
    all +=
        example("Small radios", render(Radios{.name = "small",
                                              .items = {{.text = "Yes", .value = "yes"}, {.text = "No", .value = "no"}},
                                              .fieldset = "Show closed actions?",
                                              .value = "yes",
                                              .classes = "govuk-radios--small govuk-radios--inline"}));
    all += example(
        "Select",
        render(Select{.name = "period",
                      .label = {.text = "Period"},
                      .items = {{.text = "2023-24"}, {.text = "2024-25"}, {.text = "2025-26", .disabled = true}},
                      .value = "2024-25"}));
    std::vector<SelectItem> many{{.text = "", .value = ""}};
    for (const char* name :
         {"Barrow upon Soar", "Birstall", "Blaby", "Coalville", "Harborough", "Hinckley", "Loughborough", "Lutterworth",
          "Market Bosworth", "Melton Mowbray", "Oadby", "Oakham", "Uppingham", "Wigston"})
        many.push_back({.text = name});
    all += example("Many choices: type to find", render(Select{.name = "place",
                                                               .label = {.text = "Place"},
                                                               .items = many,
                                                               .hint = "Start typing its name",
                                                               .attributes = {{"data-cairn-autocomplete", ""}}}));
    const Journey<Answers> journey{"/book",
                                   {{.page = "course",
                                     .question = "Course",
                                     .answered = [](const Answers& a) { return !a.course.empty(); },
                                     .answer = [](const Answers& a) { return Html{a.course}; }},
                                    {.page = "needs",
                                     .question = "Access needs",
                                     .answered = [](const Answers& a) { return !a.need.empty(); },
                                     .answer = [](const Answers& a) { return Html{a.need}; }}}};
    all += example("Check answers", render(journey.check_answers(Answers{})));
    all +=
        example("Tasks with computed states",
                render(TaskList{.items = {task("Notify the Panel", "#", TaskState::completed),
                                          task("Gather information", "#", TaskState::in_progress, "Due 10 June 2025"),
                                          task("Agree the scope", "#", TaskState::not_started),
                                          task("Send the review", "#", TaskState::cannot_start)}}));
    return {.slug = "choices", .title = "Choices and journeys", .content = all, .width = Width::two_thirds};
}

}  // namespace ui
