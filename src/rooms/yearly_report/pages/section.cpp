#include "platform/house/drafting.h"
#include "platform/ui/layout.h"
#include "rooms/yearly_report/pages/editor.h"
#include "rooms/yearly_report/pages/report.h"

// Writing one section: its prose in Markdown, beside it what the claim checker finds, figures found by search, the
// section as it will read, and what it was before.
namespace yearly_report {
namespace {

bool may_explain(const house::Services& services, const http::Request& request) {
    return services.door->may(request, "yearly_report.edit");
}

/// A second button of the form of the text, wherever it stands.
ui::Html button(const std::string& doing, const std::string& label) {
    return ui::render(ui::Button{.text = label,
                                 .name = "do",
                                 .value = doing,
                                 .classes = "govuk-button--secondary",
                                 .attributes = {{"form", "section"}}});
}

std::string editor(const http::Request& request) {
    return address(asked(request), "work/sections/" + std::string{request.parameters.get("slug")});
}

house::Drafting drafting_of(const house::Services& services, const http::Request& request, const std::string& title) {
    return {services, request, editor(request), "Yearly report " + asked(request).year + ": " + title};
}

/// The text, and below it the search for figures: one form, so that nothing typed is lost by searching.
ui::Html writing_form(const house::Services& services, const http::Request& request, const Work& work,
                      const Reading& reading, const std::string& find, const ui::FieldErrors& errors) {
    const ui::Html text =
        ui::render(ui::Textarea{.name = "markdown",
                                .label = {.text = "Text of the section"},
                                .hint = "Markdown. A number is not typed: put the token of its figure in its place.",
                                .error = ui::error_for(errors, "markdown"),
                                .value = reading.markdown,
                                .rows = 18,
                                .attributes = {{"data-cairn-check", "findings"}}});
    const ui::Html search =
        ui::render(ui::Input{.name = "find",
                             .label = {.text = "Find a figure"},
                             .hint = "Words of its name, such as referrals Rutland. What you have written stays.",
                             .value = find,
                             .classes = "govuk-input--width-20",
                             .attributes = {{"form", "section"}, {"data-cairn-offers", "offers"}}}) +
        button("find", "Find");
    ui::Form form{.csrf = services.door->form_token(request),
                  .fields = {text},
                  .submit = "Save and read",
                  .action = editor(request),
                  .beside_submit = button("check", "Check without saving"),
                  .warn_unsaved = true,
                  .id = "section"};
    drafting_of(services, request, reading.title).offer(form);
    return ui::form(form) + search +
           ui::element("div", {{"id", "offers"}}, offers_part(services, work, find, sight_of(services, request))) +
           ui::status_line("offers-status", "");
}

http::Response page_of(const house::Services& services, const http::Request& request, const Work& work,
                       const Reading& reading, const ui::FieldErrors& errors, const ui::Html& notice = {}) {
    const auto wanted = asked(request);
    const std::string find{request.method == http::Method::post ? request.form.get("find") : request.query.get("find")};
    const ui::Html beside = ui::element(
        "section", {{"class", "cairn-editor__beside"}, {"aria-labelledby", "findings-title"}},
        ui::element("h2", {{"class", "govuk-heading-m"}, {"id", "findings-title"}}, "What the claim checker finds") +
            ui::status_line("findings-status", "") +
            ui::element("div", {{"id", "findings"}}, findings_part(work, reading, may_explain(services, request))));
    ui::Html content = ui::heading(reading.title, "Yearly report " + wanted.year);
    content += notice + ui::element("div", {{"class", "cairn-editor"}},
                                    ui::element("div", {{"class", "cairn-editor__text"}},
                                                writing_form(services, request, work, reading, find, errors)) +
                                        beside);
    content += answers_part(services, work, reading.slug) + versions_part(services, request, work, reading);
    content += ui::element("h2", {{"class", "govuk-heading-m"}}, "As it will read") +
               preview_part(reading, sight_of(services, request));
    auto crumbs = trail(wanted, reading.title);
    crumbs.insert(crumbs.end() - 1, {.text = "In the making", .href = address(wanted, "work")});
    return shown(services, request,
                 {.title = reading.title, .content = content, .errors = errors, .breadcrumbs = crumbs});
}

/// Back to an earlier version, in one step.
http::Response restore(const house::Services& services, const http::Request& request, const Work& work,
                       const std::string& slug, const std::string& event) {
    const auto grant = services.door->grant<DraftIt>(request, record_of(work));
    if (!grant) return http::refused(grant.error());
    const auto number = event.size() > 18 ? 0 : std::strtoll(event.c_str(), nullptr, 10);
    const auto done = change(services, request, "yearly_report.restore_draft",
                             [&](audit::WriteTx& tx) { return restore_draft(tx, *grant, work, slug, number); });
    if (!done) return http::refused(done.error());
    return http::redirect(address(asked(request), "work/sections/" + slug));
}

}  // namespace

http::Response show_draft(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    const auto drafting = drafting_of(services, request, {});
    const auto reading = read_section(services, *work, std::string{request.parameters.get("slug")},
                                      drafting.typed("markdown"), sight_of(services, request));
    if (!reading.known) return http::error(404, "The report has no such section.");
    return page_of(services, request, *work, reading, {}, drafting.notice());
}

http::Response save_draft_page(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    const std::string slug{request.parameters.get("slug")};
    const std::string doing{request.form.get("do")}, part{request.form.get("part")};
    if (doing.starts_with("restore:")) return restore(services, request, *work, slug, doing.substr(8));
    // Scripts ask for a part of the page.
    const auto sight = sight_of(services, request);
    if (part == "offers")
        return {.body = offers_part(services, *work, std::string{request.form.get("find")}, sight).str()};
    if (doing.starts_with("put:")) {
        const auto both =
            with_answer(services, *work, slug, doing.substr(4), std::string{request.form.get("markdown")});
        if (!both) return http::error(404, "There is no such answer for this section.");
        return page_of(
            services, request, *work, read_section(services, *work, slug, both, sight), {},
            ui::render(ui::InsetText{.text = "The answer stands at the end of the text. Nothing is saved yet."}));
    }
    ui::FieldErrors errors;
    const auto text =
        ui::parse_text(request.form.get("markdown"),
                       {.field = "markdown", .what = "the text of the section", .max_length = 60000}, errors);
    const auto reading = read_section(services, *work, slug, std::string{request.form.get("markdown")}, sight);
    if (!reading.known) return http::error(404, "The report has no such section.");
    if (part == "findings") return {.body = findings_part(*work, reading, may_explain(services, request)).str()};
    if (doing == "check" || doing == "find") return page_of(services, request, *work, reading, {});
    if (!errors.empty()) return page_of(services, request, *work, reading, errors);
    const auto grant = services.door->grant<DraftIt>(request, record_of(*work));
    if (!grant) return http::refused(grant.error());
    const auto drafting = drafting_of(services, request, {});
    const auto done = change(services, request, "yearly_report.draft", [&](audit::WriteTx& tx) {
        auto saved = save_draft(tx, *grant, *work, slug, text);
        if (saved) drafting.drop(tx.store());
        return saved;
    });
    // Enter in the search presses the form's first button where no script is at work.
    if (done) return http::redirect(http::url(editor(request), {{"find", std::string{request.form.get("find")}}}));
    errors.add("markdown", done.error().for_user);
    auto response = page_of(services, request, *work, reading, errors);
    response.status = http::status_of(done.error().reason);
    return response;
}

}  // namespace yearly_report
