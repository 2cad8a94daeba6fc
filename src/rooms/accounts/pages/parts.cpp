#include "rooms/accounts/pages/parts.h"

#include "core/london.h"
#include "platform/ui/layout.h"

namespace accounts {

http::Response shown(const house::Services& services, const http::Request& request, const ui::Page& page) {
    return {.body = ui::page(house::shell(services, request), page).str()};
}

http::Response shown_again(const house::Services& services, const http::Request& request, const ui::Page& page,
                           const core::Refusal& refusal) {
    auto response = shown(services, request, page);
    if (refusal.for_log == rights::throttled)
        response.status = 429;
    else if (refusal.reason != core::Reason::invalid)
        response.status = http::status_of(refusal.reason);
    response.log_note = refusal.for_log;
    return response;
}

ui::Html hidden(const std::string& name, const std::string& value) {
    return ui::element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

ui::Html form(const house::Services& services, const http::Request& request, const std::string& action,
              const ui::Html& fields, const std::string& submit, const std::string& button_classes) {
    return ui::element("form", {{"method", "post"}, {"action", action}, {"novalidate", ""}},
                       hidden(std::string{http::Csrf::field}, services.door->form_token(request)) + fields +
                           ui::render(ui::Button{.text = submit, .classes = button_classes}));
}

ui::Html paragraph(const ui::Html& text) { return ui::element("p", {{"class", "govuk-body"}}, text); }

ui::Html link(const std::string& href, const ui::Html& text) {
    return ui::element("a", {{"class", "govuk-link"}, {"href", href}}, text);
}

ui::Part<ui::ErrorMessage> error_of(const ui::FieldErrors& errors, std::string_view field) {
    const auto message = errors.message(field);
    if (message.empty()) return {};
    return ui::ErrorMessage{.text = message};
}

ui::Html scrolling(const std::string& label, const ui::Table& table) {
    return ui::scroll_area(label, ui::render(table));
}

std::string site_of(const house::Services& services, const http::Request& request) {
    const auto& settings = services.door->office().settings;
    if (!settings.own_address.empty()) return settings.own_address;
    // Safe to repeat: the server answers under known names only (http::Site::hosts).
    return (settings.behind_tls ? "https://" : "http://") + std::string{request.headers.get("host")};
}

std::string after_sign_in(std::string_view next) {
    const auto safe = rights::safe_next(next);
    return safe == "/" ? "/accounts/home" : safe;
}

std::string browser_in_words(std::string_view agent) {
    using Known = std::pair<std::string_view, std::string_view>;
    const auto first_in = [&](std::initializer_list<Known> all) {
        for (const auto& [mark, name] : all)
            if (agent.find(mark) != agent.npos) return std::string{name};
        return std::string{};
    };
    // Each calls itself those below it too.
    const auto browser = first_in(
        {{"Edg", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}});
    const auto system = first_in({{"Windows", "Windows"},
                                  {"iPhone", "iPhone"},
                                  {"iPad", "iPad"},
                                  {"Android", "Android"},
                                  {"CrOS", "ChromeOS"},
                                  {"Mac OS", "macOS"},
                                  {"Linux", "Linux"}});
    if (browser.empty()) return "Another program";
    return browser + (system.empty() ? "" : " on " + system);
}

std::string in_words(core::Instant moment) { return core::in_words(moment); }

rights::Record record_of(const rights::Account& account, const std::vector<rights::Appointment>& appointments) {
    rights::Record record{.address = "/accounts/people/" + account.id,
                          .classification = rights::Classification::partnership,
                          .footprints = {},
                          .body = {},
                          .organisation = account.organisation,
                          .account = account.id};
    for (const auto& appointment : appointments) record.footprints.push_back(appointment.footprint);
    return record;
}

}  // namespace accounts
