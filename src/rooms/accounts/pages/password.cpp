#include "platform/rights/sessions.h"
#include "rooms/accounts/commands.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"

namespace accounts {
namespace {

constexpr auto password_hint =
    "12 characters or more. Three or four words that do not belong together are hard to guess and easy to keep.";

ui::Html new_password_field(const ui::FieldErrors& errors) {
    return ui::render(ui::PasswordInput{.name = "password",
                                        .label = {.text = "New password"},
                                        .hint = password_hint,
                                        .error = error_of(errors, "password"),
                                        .autocomplete = "new-password"});
}

ui::Page link_page(const house::Services& services, const http::Request& request, const ui::FieldErrors& errors) {
    return {.title = "Choose a password",
            .content = ui::heading("Choose a password") +
                       form(services, request, request.path, new_password_field(errors), "Save password"),
            .errors = errors,
            .width = ui::Width::two_thirds};
}

ui::Page forgotten_page(const house::Services& services, const http::Request& request, const ui::FieldErrors& errors) {
    return {.title = "Ask for a new password",
            .content = ui::heading("Ask for a new password") +
                       form(services, request, "/accounts/forgotten",
                            ui::render(ui::Input{.name = "email",
                                                 .label = {.text = "Email address"},
                                                 .error = error_of(errors, "email"),
                                                 .value = std::string{request.form.get("email")},
                                                 .type = "email",
                                                 .autocomplete = "username",
                                                 .spellcheck = false}),
                            "Send me a link"),
            .errors = errors,
            .back = "/accounts/sign-in",
            .width = ui::Width::two_thirds};
}

ui::Page change_page(const house::Services& services, const http::Request& request, const ui::FieldErrors& errors) {
    return {.title = "Change your password",
            .content = ui::heading("Change your password") +
                       form(services, request, "/accounts/me/password",
                            ui::render(ui::PasswordInput{.name = "old_password",
                                                         .label = {.text = "Your password now"},
                                                         .error = error_of(errors, "old_password")}) +
                                new_password_field(errors),
                            "Save password"),
            .errors = errors,
            .back = "/accounts/me",
            .width = ui::Width::two_thirds};
}

}  // namespace

http::Response show_forgotten(const house::Services& services, const http::Request& request) {
    if (services.door->office().settings.sends_email)
        return shown(services, request, forgotten_page(services, request, {}));
    return shown(services, request,
                 {.title = "Ask for a new password",
                  .content = ui::heading("Ask for a new password") +
                             paragraph("This installation sends no email. Ask your business manager for a new link."),
                  .back = "/accounts/sign-in",
                  .width = ui::Width::two_thirds});
}

http::Response do_forgotten(const house::Services& services, const http::Request& request) {
    const std::string email{request.form.get("email")};
    if (!rights::is_email(email)) {
        ui::FieldErrors errors;
        errors.add("email", "Enter an email address in the form name@example.com");
        return shown(services, request, forgotten_page(services, request, errors));
    }
    ask_reset(services.door->office(), email, services.door->client(request), site_of(services, request));
    return shown(services, request,
                 {.title = "Look at your email",
                  .content = ui::heading("Look at your email") +
                             paragraph("If there is an account with this address, a link is on its way to it. The link "
                                       "works once and for one hour."),
                  .width = ui::Width::two_thirds});
}

http::Response show_link(const house::Services& services, const http::Request& request) {
    const auto& office = services.door->office();
    bool works = false;
    services.database.read([&](db::ReadTx& tx) {
        works = rights::find_link(tx, office.keys, request.parameters.get("secret"), office.clock.now()).has_value();
    });
    if (!works) return http::error(404, "This link has been used or is too old. Ask for a new one.");
    return shown(services, request, link_page(services, request, {}));
}

http::Response do_link(const house::Services& services, const http::Request& request) {
    const auto set =
        rights::set_password_by_link(services.door->office(), std::string{request.parameters.get("secret")},
                                     std::string{request.form.get("password")});
    if (set) return http::redirect("/accounts/sign-in");
    if (set.error().reason != core::Reason::invalid) return http::refused(set.error());
    ui::FieldErrors errors;
    errors.add("password", set.error().for_user);
    return shown_again(services, request, link_page(services, request, errors), set.error());
}

http::Response show_change(const house::Services& services, const http::Request& request) {
    return shown(services, request, change_page(services, request, {}));
}

http::Response do_change(const house::Services& services, const http::Request& request) {
    const auto& at = services.door->visit(request);
    const auto changed = rights::change_password(services.door->office(), services.door->holder(request),
                                                 at.session->id, std::string{request.form.get("old_password")},
                                                 std::string{request.form.get("password")});
    if (changed) return http::redirect("/accounts/me?done=password");
    ui::FieldErrors errors;
    errors.add(changed.error().reason == core::Reason::invalid ? "password" : "old_password", changed.error().for_user);
    return shown_again(services, request, change_page(services, request, errors), changed.error());
}

}  // namespace accounts
