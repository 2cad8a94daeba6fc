#include "platform/rights/codes.h"
#include "platform/rights/prove.h"
#include "rooms/accounts/pages/desk.h"
#include "rooms/accounts/pages/pages.h"
#include "rooms/accounts/pages/parts.h"

namespace accounts {
namespace {

ui::Page codes_page(const house::Services& services, const http::Request& request, const std::string& secret,
                    const ui::FieldErrors& errors) {
    const auto letters = rights::code_secret_in_letters(secret);
    const auto address = rights::code_address(secret, "Cairn", services.door->visit(request).standing.name);
    const bool asked = asks_everyone(services);
    const ui::Html content =
        ui::heading("Set up one-time codes") +
        (asked ? paragraph("This service asks everyone for a code as well as a password, and opens nothing without it.")
               : ui::Html{}) +
        paragraph(
            "Add an account in an authenticator application, on your telephone or in your password manager. Type in "
            "this key, or open the link on the device that has the application.") +
        ui::render(ui::InsetText{.text = letters}) + paragraph(link(address, "Add to an authenticator application")) +
        form(services, request, "/accounts/me/codes",
             ui::render(ui::Input{.name = "code",
                                  .label = {.text = "Six-digit code that the application shows"},
                                  .error = error_of(errors, "code"),
                                  .inputmode = "numeric",
                                  .autocomplete = "one-time-code",
                                  .spellcheck = false,
                                  .classes = "govuk-input--width-10"}),
             "Continue");
    return {.title = "Set up one-time codes",
            .content = content,
            .errors = errors,
            .back = "/accounts/me",
            .width = ui::Width::two_thirds};
}

ui::Html recovery_list(const std::vector<std::string>& codes) {
    ui::Html list;
    for (const auto& code : codes) list += ui::element("li", {}, ui::element("code", {}, code));
    return ui::element("ul", {{"class", "govuk-list"}}, list);
}

}  // namespace

http::Response show_codes(const house::Services& services, const http::Request& request) {
    const auto& at = services.door->visit(request);
    bool has_code = false;
    services.database.read([&](db::ReadTx& tx) {
        const auto account = rights::find_account(tx, at.standing.account);
        has_code = account && account->has_code;
    });
    if (has_code)
        return shown(services, request,
                     {.title = "One-time codes",
                      .content = ui::heading("One-time codes") +
                                 paragraph("Codes are set up. To move them to another telephone, remove them, then set "
                                           "them up again.") +
                                 form(services, request, "/accounts/me/codes/remove",
                                      ui::render(ui::PasswordInput{.name = "password", .label = {.text = "Password"}}),
                                      "Remove codes", "govuk-button--warning"),
                      .back = "/accounts/me",
                      .width = ui::Width::two_thirds});
    auto secret = rights::waiting_code(services.door->office(), at.standing.account);
    if (!secret) secret = rights::prepare_code(services.door->office(), services.door->holder(request));
    return shown(services, request, codes_page(services, request, *secret, {}));
}

http::Response do_codes(const house::Services& services, const http::Request& request) {
    const auto& office = services.door->office();
    const auto holder = services.door->holder(request);
    const auto finished =
        rights::finish_code_here(office, holder, std::string{request.form.get("code")}, services.door->origin(request));
    if (!finished) {
        const auto secret = rights::waiting_code(office, holder.account());
        if (!secret) return http::redirect("/accounts/me/codes");
        ui::FieldErrors errors;
        errors.add("code", finished.error().for_user);
        return shown_again(services, request, codes_page(services, request, *secret, errors), finished.error());
    }
    auto response =
        shown(services, request,
              {.title = "Keep your recovery codes",
               .content =
                   ui::heading("Keep your recovery codes") +
                   paragraph("Codes are set up. Keep these ten somewhere safe, apart from your telephone: each "
                             "lets you in once without it. They are not shown again.") +
                   recovery_list(finished->recovery) + paragraph(link("/accounts/home", "I have kept them")) +
                   paragraph(ui::Html{"Wherever else you were signed in, you are signed out. If somebody else may know "
                                      "your password, "} +
                             link("/accounts/me/password", "change it") + ui::Html{"."}),
               .width = ui::Width::two_thirds});
    services.door->set_session(response, finished->cookie);
    return response;
}

http::Response do_remove_codes(const house::Services& services, const http::Request& request) {
    const auto dropped = rights::drop_code(services.door->office(), services.door->holder(request),
                                           std::string{request.form.get("password")});
    if (!dropped) return http::refused(dropped.error());
    return http::redirect("/accounts/me/codes");
}

}  // namespace accounts
