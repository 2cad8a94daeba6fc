#include <algorithm>

#include "platform/db/db.h"
#include "platform/house/drafting.h"
#include "platform/registers/entity.h"
#include "platform/ui/layout.h"
#include "rooms/partnership/partnership.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/report.h"
#include "rooms/yearly_report/store.h"

// What people are asked for a report and say of it, in their own name: comments of members, and the asking of agencies.
namespace yearly_report {
namespace {

/// The sections of the report to choose from; empty first.
std::vector<ui::SelectItem> sections_to_choose(const house::Services& services, const Work& work, const char* none) {
    std::vector<ui::SelectItem> items{{.text = none, .value = ""}};
    services.database.read([&](db::ReadTx& tx) {
        for (const auto& section : outline_of(tx, work.partnership, work.year))
            items.push_back({.text = section.title, .value = section.slug});
    });
    return items;
}

std::vector<std::string> values_of(const std::vector<ui::SelectItem>& items) {
    std::vector<std::string> values;
    for (const auto& one : items)
        if (one.value && !one.value->empty()) values.push_back(*one.value);
    return values;
}

ui::Html section_select(const std::vector<ui::SelectItem>& items, const std::string& value,
                        const ui::FieldErrors& errors) {
    return ui::render(ui::Select{.name = "section",
                                 .label = {.text = "Section"},
                                 .items = items,
                                 .error = ui::error_for(errors, "section"),
                                 .value = value});
}

std::vector<ui::Breadcrumb> trail_to(const Asked& wanted, const char* here) {
    auto crumbs = trail(wanted, here);
    crumbs.insert(crumbs.end() - 1, {.text = "In the making", .href = address(wanted, "work")});
    return crumbs;
}

/// Who speaks: the person, and the organisation that an appointment of today is for.
std::string speaker(const house::Services& services, const http::Request& request) {
    const auto& visit = services.door->visit(request);
    std::string name = visit.standing.name;
    for (const auto* one : visit.standing.held(visit.today)) {
        if (one->organisation.empty()) continue;
        std::string organisation = one->organisation;
        services.database.read([&](db::ReadTx& tx) {
            for (const auto& member : partnership::members(tx, "", visit.today))
                if (member.organisation_code == one->organisation) organisation = member.organisation;
        });
        return name + ", " + organisation;
    }
    return name;
}

struct Typed {
    std::string section, text;
};

http::Response comment_page(const house::Services& services, const http::Request& request, const Work& work,
                            const Typed& typed, const ui::FieldErrors& errors) {
    const auto wanted = asked(request);
    const std::string here = address(wanted, "work/comment");
    const house::Drafting drafting{services, request, here, "Comment on the yearly report " + wanted.year};
    ui::Form form{
        .csrf = services.door->form_token(request),
        .fields = {section_select(sections_to_choose(services, work, "The report as a whole"), typed.section, errors),
                   ui::render(ui::Textarea{
                       .name = "comment",
                       .label = {.text = "Your comment"},
                       .hint = "It stands in your name. What was done with it, and why, is told before the report is "
                               "signed.",
                       .error = ui::error_for(errors, "comment"),
                       .value = typed.text.empty() ? drafting.typed("comment").value_or("") : typed.text,
                       .rows = 8})},
        .submit = "Send the comment",
        .action = here,
        .warn_unsaved = true,
        .id = "comment-form"};
    drafting.offer(form);
    const auto content = ui::heading("Comment on the report", "Yearly report " + wanted.year) +
                         paragraph(ui::link(address(wanted, "work/read"), "Read the report")) + drafting.notice() +
                         ui::form(form);
    return shown(services, request,
                 {.title = "Comment on the report",
                  .content = content,
                  .errors = errors,
                  .breadcrumbs = trail_to(wanted, "Comment"),
                  .width = ui::Width::two_thirds});
}

/// An organisation to be asked.
struct Agency {
    std::string id, name;
};
/// The organisations with a seat in the partnership today, by name.
std::vector<Agency> agencies_of(const house::Services& services, const Work& work, core::Date today) {
    std::vector<Agency> all;
    services.database.read([&](db::ReadTx& tx) {
        for (const auto& member : partnership::members(tx, work.partnership, today)) {
            if (member.organisation_code.empty()) continue;
            registers::Cells key(partnership::organisations.fields.size());
            key[registers::place_of(partnership::organisations, "code")] = member.organisation_code;
            const auto record = registers::find_by_key(tx, partnership::organisations, key);
            const bool known =
                record && std::any_of(all.begin(), all.end(), [&](const Agency& one) { return one.id == record->id; });
            if (record && !known) all.push_back({record->id, member.organisation});
        }
    });
    std::sort(all.begin(), all.end(), [](const Agency& a, const Agency& b) { return a.name < b.name; });
    return all;
}

http::Response ask_page(const house::Services& services, const http::Request& request, const Work& work,
                        const ui::FieldErrors& errors) {
    const auto wanted = asked(request);
    const auto agencies = agencies_of(services, work, services.door->visit(request).today);
    std::vector<ui::Checkbox> boxes;
    for (const auto& one : agencies) boxes.push_back({.text = one.name, .value = one.id});
    std::vector<std::string> chosen;
    for (const auto value : request.form.all("organisation")) chosen.emplace_back(value);
    ui::Form form{.csrf = services.door->form_token(request),
                  .fields = {section_select(sections_to_choose(services, work, "Choose a section"),
                                            std::string{request.form.get("section")}, errors),
                             ui::render(ui::Textarea{
                                 .name = "prompt",
                                 .label = {.text = "What is asked"},
                                 .hint = "What was done, how well it worked for children, and what comes next.",
                                 .error = ui::error_for(errors, "prompt"),
                                 .value = std::string{request.form.get("prompt")},
                                 .rows = 5}),
                             ui::render(ui::DateField{.field = "due",
                                                      .legend = ui::Fieldset{.legend = ui::Legend{.text = "Due"}},
                                                      .value = ui::typed_date(request.form, "due"),
                                                      .errors = errors}),
                             ui::render(ui::Checkboxes{
                                 .name = "organisation",
                                 .items = std::move(boxes),
                                 .fieldset = ui::Fieldset{.legend = ui::Legend{.text = "Who is asked"}},
                                 .hint = "Each answers for itself, and finds the question in its list of what waits.",
                                 .error = ui::error_for(errors, "organisation"),
                                 .values = chosen})},
                  .submit = "Ask",
                  .action = address(wanted, "work/ask"),
                  .warn_unsaved = true,
                  .id = "ask-form"};
    const auto content =
        ui::heading("Ask agencies for a contribution", "Yearly report " + wanted.year) + ui::form(form);
    return shown(services, request,
                 {.title = "Ask agencies for a contribution",
                  .content = content,
                  .errors = errors,
                  .breadcrumbs = trail_to(wanted, "Ask agencies"),
                  .width = ui::Width::two_thirds});
}

}  // namespace

http::Response show_comment(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    return comment_page(services, request, *work, {std::string{request.query.get("section")}, {}}, {});
}

http::Response save_comment(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    ui::FieldErrors errors;
    const auto items = sections_to_choose(services, *work, "");
    const auto section = ui::parse_choice(
        request.form.get("section"),
        {.field = "section", .what = "a section", .choices = values_of(items), .required = false}, errors);
    const auto text = ui::parse_text(request.form.get("comment"),
                                     {.field = "comment", .what = "your comment", .max_length = 4000}, errors);
    const Typed typed{std::string{request.form.get("section")}, std::string{request.form.get("comment")}};
    if (!errors.empty()) return comment_page(services, request, *work, typed, errors);
    const auto grant = services.door->grant<Comment>(request, record_of(*work));
    if (!grant) return http::refused(grant.error());
    const auto who = speaker(services, request);
    const house::Drafting drafting{services, request, address(asked(request), "work/comment"), ""};
    const auto done = change(services, request, "yearly_report.comment", [&](audit::WriteTx& tx) {
        auto told = comment(tx, *grant, *work, section.value_or(""), who, text);
        if (told) drafting.drop(tx.store());
        return told;
    });
    if (done) return http::redirect(http::url(address(asked(request), "work"), {{"done", "comment"}}));
    errors.add("comment", done.error().for_user);
    auto response = comment_page(services, request, *work, typed, errors);
    response.status = http::status_of(done.error().reason);
    return response;
}

http::Response show_ask(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    return ask_page(services, request, *work, {});
}

http::Response send_ask(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    ui::FieldErrors errors;
    const auto today = services.door->visit(request).today;
    const auto section = ui::parse_choice(
        request.form.get("section"),
        {.field = "section", .what = "a section", .choices = values_of(sections_to_choose(services, *work, ""))},
        errors);
    const auto prompt = ui::parse_text(request.form.get("prompt"),
                                       {.field = "prompt", .what = "what is asked", .max_length = 4000}, errors);
    const auto due = ui::parse(ui::typed_date(request.form, "due"),
                               {.field = "due", .what = "the day by which it is due", .earliest = today}, errors);
    std::vector<std::string> organisations;
    for (const auto& one : agencies_of(services, *work, today))
        for (const auto value : request.form.all("organisation"))
            if (value == one.id) organisations.push_back(one.id);
    if (organisations.empty()) errors.add("organisation", "Select who is asked");
    if (!errors.empty()) return ask_page(services, request, *work, errors);
    const auto grant = services.door->grant<Ask>(request, record_of(*work));
    if (!grant) return http::refused(grant.error());
    const auto done = change(services, request, "yearly_report.ask", [&](audit::WriteTx& tx) {
        return ask(tx, *grant, *work, *section, prompt, *due, organisations);
    });
    if (done) return http::redirect(http::url(address(asked(request), "work"), {{"done", "asked"}}));
    errors.add("organisation", done.error().for_user);
    auto response = ask_page(services, request, *work, errors);
    response.status = http::status_of(done.error().reason);
    return response;
}

}  // namespace yearly_report
