#include "platform/db/db.h"
#include "platform/house/drafting.h"
#include "platform/registers/entity.h"
#include "platform/registers/value.h"
#include "platform/ui/layout.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/report.h"

// What an agency is asked for a report, and its answer.
namespace yearly_report {
namespace {

struct Asking {
    registers::Record record;
    Work work;
    rights::Record right;
};

std::optional<Asking> find(const house::Services& services, const http::Request& request) {
    const std::string id{request.parameters.get("id")};
    std::optional<Asking> found;
    services.database.read([&](db::ReadTx& tx) {
        const auto right = contribution_record(tx, id);
        if (!right) return;
        auto record = registers::find(tx, contributions, id);
        auto work = work_of(tx, field_of(contributions, *record, "report"));
        found = Asking{std::move(*record), std::move(*work), *right};
    });
    if (!found || !services.door->sight(request, found->right).sees) return std::nullopt;
    return found;
}

house::Drafting drafting_of(const house::Services& services, const http::Request& request, const Asking& asking) {
    return {services, request, "/reports/contributions/" + asking.record.id + "/answer",
            "Contribution to the yearly report: " + asking.record.title};
}

http::Response page_of(const house::Services& services, const http::Request& request, const Asking& asking,
                       const std::string& text, const ui::FieldErrors& errors, const ui::Html& notice = {}) {
    const auto told = [&](const char* field) { return field_of(contributions, asking.record, field); };
    const auto due = core::parse_date(told("due"));
    ui::Html content = ui::heading("Contribution to the yearly report " + asking.work.year.code(), asking.record.title);
    content += ui::render(ui::SummaryList{
        .rows = {{.key = "What is asked", .value = told("prompt")},
                 {.key = "Due", .value = due ? core::in_words(*due) : ""},
                 {.key = "State",
                  .value = registers::shown(contributions.fields[registers::place_of(contributions, "state")],
                                            told("state"))}}});
    if (!told("question").empty())
        content += ui::render(ui::InsetText{.text = "Question on your answer: " + told("question")});
    ui::Form form{
        .csrf = services.door->form_token(request),
        .fields = {ui::render(ui::Textarea{
            .name = "answer",
            .label = {.text = "Your answer"},
            .hint = "What was done, how well it worked for children, and what comes next. You can use Markdown.",
            .error = ui::error_for(errors, "answer"),
            .value = text,
            .rows = 14})},
        .submit = "Send the answer",
        .action = "/reports/contributions/" + asking.record.id + "/answer",
        .id = "contribution"};
    drafting_of(services, request, asking).offer(form);
    content += notice + ui::form(form);
    return shown(services, request,
                 {.title = "Contribution to the yearly report",
                  .content = content,
                  .errors = errors,
                  .breadcrumbs = {{.text = "My work", .href = "/accounts/home"}, {.text = "Contribution", .href = {}}},
                  .width = ui::Width::two_thirds});
}

}  // namespace

http::Response show_contribution(const house::Services& services, const http::Request& request) {
    const auto asking = find(services, request);
    if (!asking) return http::refused(rights::missing_record());
    const auto drafting = drafting_of(services, request, *asking);
    const auto text = drafting.typed("answer").value_or(field_of(contributions, asking->record, "answer"));
    ui::Html notice = drafting.notice();
    if (request.query.get("sent") == "yes")
        notice = ui::render(ui::NotificationBanner{
                     .content = "Your answer was sent. You find it here, and can change it until it is accepted.",
                     .type = ui::BannerType::success}) +
                 notice;
    return page_of(services, request, *asking, text, {}, notice);
}

http::Response save_contribution(const house::Services& services, const http::Request& request) {
    const auto asking = find(services, request);
    if (!asking) return http::refused(rights::missing_record());
    ui::FieldErrors errors;
    const auto text = ui::parse_text(request.form.get("answer"),
                                     {.field = "answer", .what = "your answer", .max_length = 20000}, errors);
    if (!errors.empty()) return page_of(services, request, *asking, std::string{request.form.get("answer")}, errors);
    const auto grant = services.door->grant<Contribute>(request, asking->right);
    if (!grant) return http::refused(grant.error());
    const auto drafting = drafting_of(services, request, *asking);
    const auto done = change(services, request, "yearly_report.answer", [&](audit::WriteTx& tx) {
        auto answered = answer(tx, *grant, asking->record.id, text);
        if (answered) drafting.drop(tx.store());
        return answered;
    });
    if (done)
        return http::redirect(http::url("/reports/contributions/" + asking->record.id + "/answer", {{"sent", "yes"}}));
    errors.add("answer", done.error().for_user);
    auto response = page_of(services, request, *asking, text, errors);
    response.status = http::status_of(done.error().reason);
    return response;
}

}  // namespace yearly_report
