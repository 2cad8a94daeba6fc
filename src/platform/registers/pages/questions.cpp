#include <algorithm>

#include "platform/registers/pages/drafting.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/pages/why.h"
#include "platform/registers/references.h"
#include "platform/registers/value.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/journey.h"

// The form for a new record, one question on a page. What was answered is kept as the draft of the form itself: people
// can leave, return, and go on in the form as a whole.
namespace registers {
namespace {

constexpr std::string_view answered_mark = "answered";

struct Answers {
    http::Fields fields;  ///< of the draft
    Cells typed;
    Titles titles;
};

using Questions = ui::Journey<Answers>;

std::string form_address(const Entity& entity) { return address_of(entity) + "/new"; }

/// What one question's page sends: "visited" alone, or "visited-day" and so on.
bool belongs_to(const Field& field, std::string_view name) {
    if (field.type == Type::file) return name == field.name || name == field.name + file_ending;
    if (field.type != Type::date) return name == field.name;
    return name == field.name + "-day" || name == field.name + "-month" || name == field.name + "-year";
}

bool is_answered(const Entity& entity, std::size_t place, const Answers& answers) {
    const auto marks = answers.fields.all(answered_mark);
    return !answers.typed[place].empty() ||
           std::find(marks.begin(), marks.end(), entity.fields[place].name) != marks.end();
}

ui::Html answer_of(const Field& field, const std::string& typed, const Titles& titles) {
    if (typed.empty()) return "Left empty";
    const auto read = read_value(field, typed);
    if (!read.problem.empty()) return typed;
    if (field.type != Type::reference) return shown_value(field, read.value, titles);
    const auto title = titles.of(*field.refers_to, read.value);
    return title.empty() ? ui::Html{typed} : ui::Html{title};
}

Questions questions_of(const Entity& entity) {
    std::vector<ui::Step<Answers>> steps;
    for (std::size_t i = 0; i < entity.fields.size(); ++i) {
        const auto& field = entity.fields[i];
        if (field.type == Type::working_day_due) continue;
        steps.push_back(
            {.page = field.name,
             .question = field.label,
             .answered = [&entity, i](const Answers& answers) { return is_answered(entity, i, answers); },
             .answer = [&field,
                        i](const Answers& answers) { return answer_of(field, answers.typed[i], answers.titles); }});
    }
    return {form_address(entity), std::move(steps)};
}

Answers answers_so_far(const Call& call, Reader& reader) {
    Answers answers;
    if (const auto draft = find_draft(call, reader, form_address(call.entity))) answers.fields = draft->fields;
    answers.typed = typed_cells(call.entity, answers.fields);
    auto references = reader.references();
    for (std::size_t i = 0; i < answers.typed.size(); ++i) {
        const auto& field = call.entity.fields[i];
        const bool is_file = field.type == Type::file;
        if ((field.type != Type::reference && !is_file) || answers.typed[i].empty()) continue;
        const auto meant =
            is_file ? references.file(field, answers.typed[i]) : references.resolve(field, answers.typed[i]);
        if (meant.problem.empty()) answers.typed[i] = meant.value;
    }
    answers.titles.want(call.entity, answers.typed);
    answers.titles.load(reader);
    return answers;
}

ui::Html come_back_later() {
    return ui::render(ui::Button{
        .text = "Save and come back later", .name = "later", .value = "yes", .classes = "govuk-button--secondary"});
}

http::Response question_page(const Call& call, Reader& reader, std::size_t place, Filled filled) {
    filled.alone = true;
    const auto& field = call.entity.fields[place];
    const auto answers = answers_so_far(call, reader);
    const auto questions = questions_of(call.entity);
    const ui::Html content = ui::element("span", {{"class", "govuk-caption-l"}}, title_of_new(call.entity)) +
                             ui::form({.csrf = token_of(call),
                                       .fields = {form_field(reader, call.entity, place, filled)},
                                       .submit = "Continue",
                                       .beside_submit = come_back_later(),
                                       .has_files = field.type == Type::file,
                                       .warn_unsaved = true,
                                       .id = "question"});
    return respond(call, {.title = field.label + " – " + title_of_new(call.entity),
                          .content = content,
                          .errors = filled.errors,
                          .back = questions.before(field.name, answers),
                          .width = ui::Width::two_thirds});
}

http::Response check_page(const Call& call, const Answers& answers) {
    const auto questions = questions_of(call.entity);
    ui::Html content =
        ui::heading("Check your answers", title_of_new(call.entity)) + ui::render(questions.check_answers(answers)) +
        ui::form(
            {.csrf = token_of(call),
             .fields = {why_control({.typed = std::string{answers.fields.get("reason")}, .label = "Why is it added?"})},
             .submit = "Save",
             .beside_submit = come_back_later()});
    return respond(call, {.title = "Check your answers – " + title_of_new(call.entity),
                          .content = content,
                          .back = questions.before("check", answers),
                          .width = ui::Width::two_thirds});
}

/// What is wrong with one answer by itself.
std::vector<Problem> problems_of(Reader& reader, const Entity& entity, std::size_t place, const Cells& typed) {
    const auto& field = entity.fields[place];
    for (const auto& problem : incomplete_dates(entity, typed))
        if (problem.field == field.name) return {problem};
    auto reading = read_value(field, typed[place]);
    if (field.type == Type::reference && reading.problem.empty() && !reading.value.empty())
        reading = reader.references().resolve(field, reading.value);
    if (field.type == Type::file && !reading.value.empty()) reading = reader.references().file(field, reading.value);
    if (!reading.problem.empty()) return {{field.name, reading.problem}};
    if (field.need == Need::required && reading.value.empty()) return {{field.name, ask_for(field)}};
    return {};
}

/// The draft with this page's answer in the place of an older one. `finished`: the question counts as answered.
drafts::Draft with_answer(const Call& call, const Answers& answers, const Field& field, const std::string& typed,
                          bool finished) {
    http::Fields fields;
    for (const auto& [name, value] : answers.fields.pairs())
        if (!belongs_to(field, name) && !(name == answered_mark && value == field.name)) fields.add(name, value);
    for (const auto& [name, value] : call.request.form.pairs())
        if (belongs_to(field, name) && field.type != Type::file) fields.add(name, value);
    if (field.type == Type::file) fields.add(field.name, typed);
    if (finished) fields.add(std::string{answered_mark}, field.name);
    return {.address = form_address(call.entity),
            .title = title_of_new(call.entity),
            .fields = std::move(fields),
            .saved = call.context.clock.now(),
            .expires = {}};
}

http::Response leave() { return http::redirect(std::string{drafts::page} + "?done=kept"); }

/// The answers are sent as the form for a whole record is.
http::Response send_answers(const Call& call) {
    if (!call.request.form.get("later").empty()) return leave();
    http::Request whole = call.request;
    read_as(call.context, call.request, call.viewer,
            [&](Reader& reader) { whole.form = answers_so_far(call, reader).fields; });
    whole.form.add("reason", std::string{call.request.form.get("reason")});
    whole.path = form_address(call.entity);
    whole.form.add("draft", whole.path);
    return save_new({.context = call.context, .entity = call.entity, .request = whole, .viewer = call.viewer});
}

/// The field of the address; empty when it is none that is asked for.
std::optional<std::size_t> asked_field(const Call& call) {
    const auto place = find_field(call.entity, call.request.parameters.get("question"));
    if (!place || call.entity.fields[*place].type == Type::working_day_due) return {};
    return place;
}

http::Response no_such_question() { return http::error(404, "This form has no such question."); }

}  // namespace

http::Response show_question(const Call& call) {
    if (account_of(call).empty()) return http::redirect(form_address(call.entity));
    const std::string asked{call.request.parameters.get("question")};
    const auto place = asked_field(call);
    if (!place && asked != "check") return no_such_question();
    return call.read([&](Reader& reader) {
        const auto answers = answers_so_far(call, reader);
        const auto questions = questions_of(call.entity);
        if (!questions.may_open(asked, answers)) return http::redirect(questions.address(questions.next(answers)));
        return place ? question_page(call, reader, *place, {.typed = answers.typed}) : check_page(call, answers);
    });
}

http::Response save_answer(const Call& call) {
    if (account_of(call).empty()) return http::redirect(form_address(call.entity));
    if (call.request.parameters.get("question") == "check") return send_answers(call);
    const auto place = asked_field(call);
    if (!place) return no_such_question();
    const auto& field = call.entity.fields[*place];
    const bool leaves = !call.request.form.get("later").empty();
    Filled filled{.typed = typed_cells(call.entity, call.request.form),
                  .errors = {},
                  .preview = std::string{call.request.form.get("preview")}};
    const auto of_files = take_files(call, filled.typed);
    http::Response again;
    Answers answers;
    read_as(call.context, call.request, call.viewer, [&](Reader& reader) {
        answers = answers_so_far(call, reader);
        if (leaves) return;
        if (filled.preview.empty() && !of_files.empty())
            filled.errors = errors_of(call.entity, of_files);
        else if (filled.preview.empty())
            filled.errors = errors_of(call.entity, problems_of(reader, call.entity, *place, filled.typed));
        if (!filled.preview.empty() || !filled.errors.empty()) again = question_page(call, reader, *place, filled);
    });
    if (!again.body.empty()) {
        if (!filled.errors.empty()) again.status = 422;
        return again;
    }
    const auto draft = with_answer(call, answers, field, filled.typed[*place], !leaves);
    if (const auto kept = call.keep_draft(account_of(call), draft); !kept) return http::refused(kept.error());
    if (leaves) return leave();
    answers.fields = draft.fields;
    answers.typed = typed_cells(call.entity, draft.fields);
    const auto questions = questions_of(call.entity);
    return http::redirect(questions.address(questions.next(answers)));
}

}  // namespace registers
