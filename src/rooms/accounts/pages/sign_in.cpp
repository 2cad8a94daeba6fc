#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"

namespace accounts {
namespace {

ui::Page sign_in_page(const house::Services& services, const http::Request& request, const std::string& email,
                      const std::string& next, const ui::FieldErrors& errors) {
    const ui::Html fields =
        hidden("next", next) +
        ui::render(ui::Input{.name = "email",
                             .label = {.text = "Email address"},
                             .error = error_of(errors, "email"),
                             .value = email,
                             .type = "email",
                             .autocomplete = "username",
                             .spellcheck = false}) +
        ui::render(ui::PasswordInput{
            .name = "password", .label = {.text = "Password"}, .error = error_of(errors, "password")});
    ui::Html others;
    for (const auto& provider : services.door->office().settings.providers)
        others += ui::render(ui::Button{.text = "Sign in with " + provider.name,
                                        .href = http::url("/accounts/with/" + provider.code, {{"next", next}}),
                                        .classes = "govuk-button--secondary"});
    return {.title = "Sign in",
            .content = ui::heading("Sign in") + others +
                       form(services, request, "/accounts/sign-in", fields, "Sign in") +
                       paragraph(link("/accounts/forgotten", "I have forgotten my password")),
            .errors = errors,
            .width = ui::Width::two_thirds};
}

/// The page of a second step: one field, and the way to the other kind of code.
struct Step {
    std::string title, field, label, hint, action, other_address, other_text;
};

const Step by_code{"Enter your code",
                   "code",
                   "Six-digit code",
                   "Your authenticator application shows it. It changes every 30 seconds.",
                   "/accounts/code",
                   "/accounts/recovery",
                   "I do not have my telephone: use a recovery code"};
const Step by_recovery{"Enter a recovery code",
                       "recovery",
                       "Recovery code",
                       "One of the ten that you kept when you set up codes. Each works once.",
                       "/accounts/recovery",
                       "/accounts/code",
                       "Use a code from my telephone"};

ui::Page step_page(const house::Services& services, const http::Request& request, const Step& step,
                   const ui::FieldErrors& errors) {
    const std::string next{request.query.find("next").value_or(request.form.get("next"))};
    const ui::Html fields =
        hidden("next", next) + ui::render(ui::Input{.name = step.field,
                                                    .label = {.text = step.label},
                                                    .hint = step.hint,
                                                    .error = error_of(errors, step.field),
                                                    .inputmode = step.field == "code" ? "numeric" : "",
                                                    .autocomplete = "one-time-code",
                                                    .spellcheck = false,
                                                    .classes = "govuk-input--width-20"});
    return {.title = step.title,
            .content = ui::heading(step.title) + form(services, request, step.action, fields, "Continue") +
                       paragraph(link(http::url(step.other_address, {{"next", next}}), step.other_text)),
            .errors = errors,
            .width = ui::Width::two_thirds};
}

using Give = core::Result<rights::Opened>(const rights::Office&, const std::string&, const rights::Origin&);

http::Response do_step(const house::Services& services, const http::Request& request, const Step& step, Give* give) {
    const std::string typed{request.form.get(step.field)};
    ui::FieldErrors errors;
    if (typed.empty()) {
        errors.add(step.field, "Enter the code");
        return shown(services, request, step_page(services, request, step, errors));
    }
    const auto opened = give(services.door->office(), typed, services.door->origin(request));
    if (!opened) {
        if (opened.error().reason == core::Reason::wrong_state) return http::redirect("/accounts/sign-in");
        errors.add(step.field, opened.error().for_user);
        return shown_again(services, request, step_page(services, request, step, errors), opened.error());
    }
    auto response = http::redirect(after_sign_in(request.form.get("next")));
    services.door->set_session(response, opened->cookie);
    return response;
}

http::Response show_step(const house::Services& services, const http::Request& request, const Step& step) {
    const auto& at = services.door->visit(request);
    if (!at.session || at.session->stage != rights::Stage::code_awaited) return http::redirect("/accounts/sign-in");
    return shown(services, request, step_page(services, request, step, {}));
}

}  // namespace

http::Response show_sign_in(const house::Services& services, const http::Request& request) {
    const std::string next{request.query.get("next")};
    if (services.door->visit(request).standing.signed_in()) return http::redirect(after_sign_in(next));
    return shown(services, request, sign_in_page(services, request, {}, next, {}));
}

http::Response do_sign_in(const house::Services& services, const http::Request& request) {
    const std::string email{request.form.get("email")}, password{request.form.get("password")};
    const std::string next{request.form.get("next")};
    ui::FieldErrors errors;
    if (email.empty()) errors.add("email", "Enter your email address");
    if (password.empty()) errors.add("password", "Enter your password");
    if (!errors.empty()) return shown(services, request, sign_in_page(services, request, email, next, errors));
    const auto opened = rights::sign_in(services.door->office(), email, password, services.door->origin(request));
    if (!opened) {
        errors.add("email", opened.error().for_user);
        return shown_again(services, request, sign_in_page(services, request, email, next, errors), opened.error());
    }
    auto response =
        http::redirect(opened->needs_code ? http::url("/accounts/code", {{"next", next}}) : after_sign_in(next));
    services.door->set_session(response, opened->cookie);
    return response;
}

http::Response do_sign_out(const house::Services& services, const http::Request& request) {
    if (const auto& at = services.door->visit(request); at.session)
        rights::sign_out(services.door->office(), at.cookie);
    auto response = http::redirect("/");
    services.door->set_session(response, "");
    // Nothing of what was read here stays in the browser: pages kept for going back, and what scripts stored.
    response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

http::Response show_code(const house::Services& services, const http::Request& request) {
    return show_step(services, request, by_code);
}
http::Response do_code(const house::Services& services, const http::Request& request) {
    return do_step(services, request, by_code, rights::give_code);
}
http::Response show_recovery(const house::Services& services, const http::Request& request) {
    return show_step(services, request, by_recovery);
}
http::Response do_recovery(const house::Services& services, const http::Request& request) {
    return do_step(services, request, by_recovery, rights::give_recovery_code);
}

}  // namespace accounts
