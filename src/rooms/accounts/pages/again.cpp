#include "rooms/accounts/pages/again.h"

#include <algorithm>

#include "rooms/accounts/pages/desk.h"
#include "rooms/accounts/pages/parts.h"

namespace accounts {
namespace {

constexpr std::size_t most_shown = 200;  // bytes of one value, in the list of what was typed

bool is_ours(const std::string& name) {
    return name == http::Csrf::field || name.starts_with(proof_prefix) || name.starts_with("draft");
}

std::string address_of(const http::Request& request) {
    std::vector<std::pair<std::string, std::string>> query;
    for (const auto& pair : request.query.pairs()) query.push_back(pair);
    return http::url(request.path, query);
}

/// What was typed, for the person to see; names of fields as the form has them.
ui::Html typed_list(const http::Request& request) {
    ui::SummaryList list;
    for (const auto& [name, value] : request.form.pairs()) {
        if (is_ours(name) || value.empty() || name.find("password") != name.npos) continue;
        auto label = name;
        std::replace(label.begin(), label.end(), '_', ' ');
        list.rows.push_back(
            {.key = label,
             .value = value.size() <= most_shown ? value : "A text of " + std::to_string(value.size()) + " bytes"});
    }
    if (list.rows.empty()) return {};
    return ui::render(ui::Details{.summary = "What you typed", .content = ui::render(list)});
}

}  // namespace

ui::Html kept_fields(const http::Request& request) {
    ui::Html all;
    for (const auto& [name, value] : request.form.pairs())
        if (name != http::Csrf::field && !name.starts_with(proof_prefix)) all += hidden(name, value);
    return all;
}

http::Response form_again(const house::Services& services, const http::Request& request) {
    const auto& at = services.door->visit(request);
    const bool signed_in = at.standing.signed_in();
    const std::string title = signed_in ? "Send this form again" : "Sign in to send this form";
    ui::Html content = ui::heading(title);
    if (signed_in)
        content +=
            paragraph("You signed in again after this form was opened, so it was not taken yet. You are signed in as " +
                      at.standing.name + ".");
    else
        content += paragraph(
                       "You are not signed in, or were signed out. Nothing was saved yet. What you typed is kept on "
                       "this page.") +
                   paragraph(ui::element("a",
                                         {{"class", "govuk-link"},
                                          {"href", "/accounts/sign-in?next=/accounts/me"},
                                          {"target", "_blank"},
                                          {"rel", "noopener"}},
                                         "Sign in (opens in a new tab)") +
                             ui::Html{", then come back to this tab and send the form."});
    if (!request.files.empty()) content += paragraph("Files are not kept: choose them again afterwards.");
    content += form(services, request, address_of(request), kept_fields(request),
                    signed_in ? "Send what I typed" : "I have signed in: send what I typed") +
               typed_list(request);
    auto response = shown(services, request, {.title = title, .content = content, .width = ui::Width::two_thirds});
    response.status = 403;
    response.log_note = signed_in ? "a form of an earlier session" : "a form without a session";
    return response;
}

}  // namespace accounts
